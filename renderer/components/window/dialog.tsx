import { Button, Group } from '@mantine/core'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { noteTyped } from '../../live/connection.ts'
import { Window, type WindowProps } from './window.tsx'

type DraftGuard = {
  /** Closes, or asks first if something was typed since. */
  readonly close: () => void
  /** Whether it asks; what it guards must then leave Esc to the question. */
  readonly isAsking: boolean
  /** What was typed is kept, or given up. */
  readonly forget: () => void
  /** Around what is typed in, with the question. */
  readonly guard: (children: ReactNode) => ReactNode
}

/** Keeps what was typed from being lost to Esc, or to a click beside it. */
export function useDraftGuard(onClose: () => void): DraftGuard {
  const { t } = useTranslation()
  const [isTouched, setTouched] = useState(false)
  const [isAsking, setAsking] = useState(false)
  useEffect(() => (isTouched ? noteTyped({}) : undefined), [isTouched])
  const forget = () => setTouched(false)
  const leave = () => {
    setAsking(false)
    forget()
    onClose()
  }
  const field = useRef<Element>(null)
  const stay = () => {
    setAsking(false)
    // Once the question is gone, and the window behind it may have the focus again.
    setTimeout(() => field.current instanceof HTMLElement && field.current.focus())
  }
  const ask = () => {
    field.current = document.activeElement
    setAsking(true)
  }
  return {
    close: () => (isTouched ? ask() : leave()),
    isAsking,
    forget,
    guard: (children) => (
      <>
        <div onInput={() => setTouched(true)}>{children}</div>
        {/* Mounted only now: one that stood ready would take the same Esc for its own. */}
        {isAsking && (
          <Window onClose={stay} title={t('draft.title')} size={400} zIndex={300}>
            <p>{t('draft.hint')}</p>
            <Group justify="flex-end" gap="xs">
              <Button variant="default" onClick={leave}>
                {t('draft.discard')}
              </Button>
              <Button data-autofocus onClick={stay}>
                {t('draft.keep')}
              </Button>
            </Group>
          </Window>
        )}
      </>
    ),
  }
}

type Props = Omit<WindowProps, 'closeOnEscape'>

/** A window in the page; what is typed in it is not lost by closing it in passing. */
export function Dialog({ onClose, children, ...props }: Props) {
  const { close, isAsking, guard } = useDraftGuard(onClose)
  return (
    <Window {...props} onClose={close} closeOnEscape={!isAsking}>
      {/* For React the form that the dialog was opened from lies around it: that one is not sent with its own. */}
      <div onSubmit={(event) => event.stopPropagation()}>{guard(children)}</div>
    </Window>
  )
}
