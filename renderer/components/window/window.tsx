import { Modal, type ModalProps } from '@mantine/core'
import { useFocusBack } from './focus-back.ts'

export type WindowProps = Omit<ModalProps, 'opened'>

/** A window in the page for as long as it is drawn; the focus then goes back to what opened it. */
export function Window(props: WindowProps) {
  useFocusBack()
  return <Modal {...props} opened />
}
