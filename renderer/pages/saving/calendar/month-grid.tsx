import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { SavingCalendar } from '../../../../electron/api/contract/saving/calendar.ts'
import { dayWords } from '../../../../electron/words/wall-clock.ts'
import { useFormat } from '../../../live/settings.ts'
import { columnOf, daysOf } from './month-days.ts'
import classes from './month-grid.module.css'

/** The days of a month week by week, or where that is too narrow those on which something came as a list. */
export function MonthGrid({ calendar }: { readonly calendar: SavingCalendar }) {
  const { i18n } = useTranslation()
  const { days, month, today } = calendar
  const came = new Map(days.map(({ day, tasks }) => [day, tasks]))
  return (
    <ol className={classes['days']}>
      {daysOf(month).map((day) => {
        const tasks = came.get(day) ?? []
        return (
          <li
            key={day}
            className={classes['day']}
            data-empty={tasks.length === 0 || undefined}
            style={{ gridColumnStart: columnOf(day) }}
          >
            <time dateTime={day} aria-current={day === today ? 'date' : undefined}>
              {dayWords(day, i18n.language)}
            </time>
            {tasks.map((task) => (
              <CameLink key={task.taskId} task={task} />
            ))}
          </li>
        )
      })}
    </ol>
  )
}

type CameLinkProps = { readonly task: SavingCalendar['days'][number]['tasks'][number] }

/** A task of which files came, leading to what it saved. */
function CameLink({ task: { files, taskId, taskName } }: CameLinkProps) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <Link href={`/saving/${taskId}`} className={classes['task']} title={taskName}>
      <span>{taskName}</span>
      <small>{t('saving.came', { count: files, shown: format.number(files) })}</small>
    </Link>
  )
}
