import { ActionIcon } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './peek.module.css'

type Props = {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
}

/** The details of a link beside the list, which goes on being used. */
export function Peek({ title, onClose, children }: Props) {
  const { t } = useTranslation()
  const close = () => {
    // A menu or a window in front has the key to itself.
    if (!document.querySelector('[role="menu"], [aria-modal="true"]')) onClose()
  }
  useHotkeys([['Escape', close, { preventDefault: false }]])
  return (
    <aside className={classes['root']} aria-label={t('resource.details')}>
      <header className={classes['head']}>
        <h2>{title}</h2>
        <ActionIcon aria-label={t('common.close')} onClick={onClose}>
          <IconX size={16} />
        </ActionIcon>
      </header>
      <div className={classes['body']}>{children}</div>
    </aside>
  )
}
