import { Button } from '@mantine/core'
import { IconPlayerPlayFilled } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { stateTones } from '../../../electron/words/saving/task-state.ts'
import { savingTaskText } from '../../../electron/words/saving/task-words.ts'
import { Badge } from '../../components/badge.tsx'
import { Actions, Part, ThingRow } from '../../components/rows/rows.tsx'
import { Countdown, RelativeTime } from '../../components/time.tsx'
import { useFormat } from '../../live/settings.ts'
import { type Row, useRunTasks, useSavingRun } from './saving-calls.ts'
import { numberRanges } from './task/number-ranges.ts'
import { ProgressText } from './task/progress-text.tsx'
import { TaskMenu } from './task-menu.tsx'
import classes from './task-row.module.css'

/** One task: how it stands, how far its series is, what came last, when it runs, and what can be done with it. */
export function TaskRow({ row }: { readonly row: Row }) {
  const { t, i18n } = useTranslation()
  const { known, state, task } = row
  const { folder, id, name } = task
  const schedule = savingTaskText(i18n, task)
  const lastFile = known?.lastFile
  const missing = known?.progress?.missing ?? []
  const gaps = t('saving.missing', { numbers: numberRanges(missing) })
  return (
    <ThingRow className={classes['root']} aria-label={name}>
      <Part className={classes['what']}>
        <Link href={`/saving/${id}`} className={classes['name']} title={name}>
          {name}
        </Link>
        <small title={folder}>{folder}</small>
      </Part>
      <Part className={classes['how']} hasSentence>
        <Badge tone={stateTones[state]}>{t(`saving.state.${state}`)}</Badge>
        <small title={known?.text ?? ''}>{known?.text}</small>
      </Part>
      <Part className={classes['far']}>
        {known?.progress && <ProgressText progress={known.progress} />}
        {missing.length > 0 && (
          <small title={gaps} data-bad>
            {gaps}
          </small>
        )}
        {lastFile && (
          <small title={lastFile.name}>
            <RelativeTime at={lastFile.savedAt} />
            {' · '}
            {lastFile.name}
          </small>
        )}
      </Part>
      <Part className={classes['next']} hasSentence>
        {known?.nextAt != null && <NextRun at={known.nextAt} />}
        <small title={schedule}>{schedule}</small>
      </Part>
      <Actions className={classes['actions']}>
        {known?.question ? (
          <Button component={Link} href={`/saving/${id}`}>
            {t('saving.look')}
          </Button>
        ) : (
          <RunButton row={row} />
        )}
        <TaskMenu row={row} />
      </Actions>
    </ThingRow>
  )
}

function NextRun({ at }: { readonly at: number }) {
  const format = useFormat()
  return (
    <span className={classes['time']} title={format.weekday(at)}>
      <Countdown at={at} />
    </span>
  )
}

function RunButton({ row: { task } }: { readonly row: Row }) {
  const { t } = useTranslation()
  const run = useRunTasks()
  const isRunning = useSavingRun() !== null
  const { id, name } = task
  return (
    <Button
      variant="default"
      aria-label={`${t('job.runNow')}: ${name}`}
      leftSection={<IconPlayerPlayFilled size={11} />}
      loading={run.isPending}
      disabled={isRunning}
      onClick={() => run.mutate({ id })}
    >
      {t('job.runNow')}
    </Button>
  )
}
