import { useTranslation } from 'react-i18next'
import {
  type ImportPreview,
  unreadableReasons,
} from '../../../../electron/api/contract/resources.ts'
import { FirstOf, PanelNote } from '../../../components/panel.tsx'
import { useFormat } from '../../../live/settings.ts'
import classes from './import.module.css'

type Props = { readonly preview: ImportPreview }

/** The lines that gave no link, by their reason, the most frequent first. */
export function ImportUnreadable({ preview }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const { unreadable, unreadableCount, unreadableReasons: counts } = preview
  const groups = unreadableReasons
    .map((why) => ({ why, count: counts[why] ?? 0 }))
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => b.count - a.count)
  return (
    <div className={classes['lines']}>
      {groups.length === 0 && <PanelNote>{t('common.none')}</PanelNote>}
      {groups.map(({ why, count }) => (
        <section key={why} aria-label={t(`import.${why}`)}>
          <h3>
            {t(`import.${why}`)} <strong>{format.number(count)}</strong>
          </h3>
          <ol>
            {unreadable
              .filter((line) => line.why === why)
              .map(({ line, text }) => (
                <li key={`${line} ${text}`}>
                  <span>{t('import.line', { line })}</span>
                  <strong title={text}>{text}</strong>
                </li>
              ))}
          </ol>
        </section>
      ))}
      <FirstOf shown={unreadable.length} total={unreadableCount} />
    </div>
  )
}
