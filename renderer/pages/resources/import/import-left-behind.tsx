import { useTranslation } from 'react-i18next'
import type { TakeoverPreview } from '../../../../electron/api/contract/takeover.ts'
import { leftBehindText } from '../../../../electron/words/takeover.ts'
import classes from './import.module.css'

type Props = { readonly leftBehind: TakeoverPreview['leftBehind'] }

/** The parts of the old system that are not taken over, and why. */
export function ImportLeftBehind({ leftBehind }: Props) {
  const { i18n } = useTranslation()
  return (
    <div className={classes['lines']}>
      <ul>
        {leftBehind.map((part) => (
          <li key={part.what}>{leftBehindText(i18n, part)}</li>
        ))}
      </ul>
    </div>
  )
}
