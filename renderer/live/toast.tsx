import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import type { TFunction } from 'i18next'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { returnFocus } from './focus/last-focus.ts'
import classes from './toast.module.css'

/** How long what was done can be taken back, and an error be read. */
const lastingMs = 10_000
/** The same, of what can also be changed back where it was changed. */
const briefMs = 6000
/** How long a person may think about what is offered; on a phone it covers what they think about. */
const offerMs = () => (matchMedia('(max-width: 640px)').matches ? lastingMs : 60_000)

/** What is said for a while: as it is, or in the language that the page has by then. */
export type Said = ReactNode | ((t: TFunction) => string)

export function Saying({ of }: { readonly of: Said }) {
  const { t } = useTranslation()
  return typeof of === 'function' ? of(t) : of
}

/** Tells what was done. */
export function showToast(message: Said, { lasts = false } = {}): void {
  notifications.show({
    message: <Saying of={message} />,
    ...(lasts ? { autoClose: lastingMs } : {}),
  })
}

/** Tells why something that was asked for was not done. */
export function showFailure(message: string): void {
  const title = <Saying of={(t) => t('common.failed')} />
  notifications.show({ color: 'red', title, message, autoClose: lastingMs })
}

/** Tells what was done, and takes it back if the person wants that while it is shown. */
export function showUndo({ message, undo, isBrief = false }: Undoable): void {
  const id = notifications.show({
    autoClose: isBrief ? briefMs : lastingMs,
    message: <Undo message={message} undo={undo} onClose={() => notifications.hide(id)} />,
  })
}

type Undoable = {
  readonly message: Said
  readonly undo: () => void
  /** What was done can be undone in its place as well. */
  readonly isBrief?: boolean
}

type UndoProps = Omit<Undoable, 'isBrief'> & { readonly onClose: () => void }

function Undo({ message, undo, onClose }: UndoProps) {
  const { t } = useTranslation()
  return (
    <span className={classes['line']}>
      <span>
        <Saying of={message} />
      </span>
      <Button
        variant="default"
        size="compact-sm"
        onClick={({ currentTarget }) => {
          // It stays for a moment, but can do nothing more.
          currentTarget.blur()
          onClose()
          undo()
          returnFocus()
        }}
      >
        {t('common.undo')}
      </Button>
    </span>
  )
}

/** Tells what was done, with what may be done about it next. */
export function showOffer(content: (close: () => void) => ReactNode): void {
  const id = notifications.show({
    autoClose: offerMs(),
    className: classes['offer'] ?? '',
    message: content(() => notifications.hide(id)),
  })
}
