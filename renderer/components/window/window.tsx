import { Modal, type ModalProps } from '@mantine/core'
import { useReturnedFocus } from '../../live/focus/last-focus.ts'

export type WindowProps = Omit<ModalProps, 'opened'>

/** A window in the page for as long as it is drawn; the focus then goes back to what opened it. */
export function Window(props: WindowProps) {
  useReturnedFocus()
  return <Modal {...props} opened />
}
