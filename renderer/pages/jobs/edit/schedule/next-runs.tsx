import { useTranslation } from 'react-i18next'
import { formatFor } from '../../../../../electron/words/format.ts'
import { useNow } from '../../../../live/now.ts'
import classes from '../edit.module.css'

type Props = {
  /** Undefined while the schedule is not valid. */
  readonly times: readonly number[] | undefined
  readonly isIncomplete: boolean
  /** The IANA zone of the schedule. */
  readonly timeZone: string
}

const places = 5

/** The next times of the schedule being edited; its height does not change. */
export function NextRuns({ times, isIncomplete, timeZone }: Props) {
  const { t, i18n } = useTranslation()
  const now = useNow(15_000)
  const format = formatFor(i18n, timeZone)
  const isExact = times?.some((at) => at % 60_000 !== 0) ?? false
  return (
    <div className={classes['next']}>
      <p>{t('schedule.preview')}</p>
      <ol aria-live="polite">
        {isIncomplete && <li>{t('schedule.incomplete')}</li>}
        {times?.length === 0 && <li>{t('schedule.noPreview')}</li>}
        {times?.slice(0, places).map((at) => (
          <li key={at}>
            <span>{isExact ? format.weekdaySeconds(at) : format.weekday(at)}</span>
            <span>{format.relative(at, now)}</span>
          </li>
        ))}
      </ol>
    </div>
  )
}
