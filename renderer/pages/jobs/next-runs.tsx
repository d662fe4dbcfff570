import { useTranslation } from 'react-i18next'
import { formatFor } from '../../format.ts'
import { useNow } from '../../now.ts'
import { useFormat } from '../../settings.ts'
import classes from './schedule.module.css'

type Props = {
  /** Absent while nothing can be said. */
  readonly times: readonly number[] | undefined
  /** Zone of the schedule; empty for that of the settings. */
  readonly timeZone: string
}

const places = 5

/** The next times of the schedule being edited; keeps its height whatever is known. */
export function NextRuns({ times, timeZone }: Props) {
  const { t, i18n } = useTranslation()
  const usual = useFormat()
  const now = useNow(15_000)
  const format = timeZone === '' ? usual : formatFor(i18n.language, timeZone)
  return (
    <div className={classes['next']}>
      <p>{t('schedule.preview')}</p>
      <ol aria-live="polite">
        {times?.length === 0 && <li>{t('schedule.noPreview')}</li>}
        {times?.slice(0, places).map((at) => (
          <li key={at}>
            <span>{format.weekday(at)}</span>
            <span>{format.relative(at, now)}</span>
          </li>
        ))}
      </ol>
    </div>
  )
}
