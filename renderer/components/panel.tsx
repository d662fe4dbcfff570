import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../live/settings.ts'
import classes from './panel.module.css'

type Props = {
  readonly title?: ReactNode
  readonly action?: ReactNode
  /** The accessible name, where the heading does not give one. */
  readonly label?: string
  /** Rows reach from edge to edge. */
  readonly flush?: boolean
  readonly children: ReactNode
}

/** A bordered section of a page with its own heading. */
export function Panel({ title, action, label, flush = false, children }: Props) {
  return (
    <section className={classes['root']} aria-label={label}>
      {title !== undefined && (
        <div className={classes['head']}>
          <h2 className={classes['title']}>{title}</h2>
          {action}
        </div>
      )}
      <div className={flush ? classes['flush'] : classes['body']}>{children}</div>
    </section>
  )
}

/** A line in muted text, for a panel with nothing to show. */
export function PanelNote({ children }: { readonly children: ReactNode }) {
  return <p className={classes['note']}>{children}</p>
}

/** How many of all rows a shortened list shows; nothing when it shows all. */
export function FirstOf({ shown, total }: { readonly shown: number; readonly total: number }) {
  const { t } = useTranslation()
  const format = useFormat()
  if (shown >= total) return null
  return (
    <PanelNote>
      {t('import.firstOf', { shown: format.number(shown), total: format.number(total) })}
    </PanelNote>
  )
}
