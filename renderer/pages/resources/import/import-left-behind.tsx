import { useTranslation } from 'react-i18next'
import type { TakeoverPreview } from '../../../../electron/api/contract/takeover.ts'
import classes from './import.module.css'

type Props = { readonly leftBehind: TakeoverPreview['leftBehind'] }

/** What of the old system stays behind, and why. */
export function ImportLeftBehind({ leftBehind }: Props) {
  const { t } = useTranslation()
  return (
    <div className={classes['lines']}>
      <ul>
        {leftBehind.map(({ what, names, count }) => (
          <li key={what}>{t(`takeover.left.${what}`, { count, names: names.join(', ') })}</li>
        ))}
      </ul>
    </div>
  )
}
