import { ActionIcon } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconX } from '@tabler/icons-react'
import type { KeyboardEvent, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { mainList, useReturnedFocus } from '../../../live/focus/last-focus.ts'
import classes from './peek.module.css'

type Props = {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
}

function leaveField({ key, target, defaultPrevented }: KeyboardEvent): void {
  const isField = target instanceof HTMLElement && target.matches('input, textarea')
  if (key !== 'Escape' || defaultPrevented || !isField) return
  // A list of suggestions has the key to itself.
  if (target.getAttribute('aria-expanded') !== 'true') (mainList() ?? document.body).focus()
}

/** The details of a link beside the list, which goes on being used. */
export function Peek({ title, onClose, children }: Props) {
  const { t } = useTranslation()
  useReturnedFocus()
  const close = () => {
    // A menu or a window in front has the key to itself.
    if (!document.querySelector('[role="menu"], [aria-modal="true"]')) onClose()
  }
  useHotkeys([['Escape', close, { preventDefault: false }]])
  return (
    <aside className={classes['root']} aria-label={t('resource.details')}>
      <header className={classes['head']}>
        <h2 title={title}>{title}</h2>
        <ActionIcon aria-label={t('common.close')} onClick={onClose}>
          <IconX size={16} />
        </ActionIcon>
      </header>
      {/* Leaving a field saves it; the next Esc closes the panel. */}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div className={classes['body']} onKeyDown={leaveField}>
        {children}
      </div>
    </aside>
  )
}
