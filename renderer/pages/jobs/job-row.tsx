import { ActionIcon, Button } from '@mantine/core'
import { IconDots, IconPlayerPlayFilled } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import type { Job, ListedJob } from '../../../electron/api/contract/jobs.ts'
import type { Muted } from '../../../electron/api/contract/notifications.ts'
import { ownZone } from '../../../electron/api/contract/triggers.ts'
import { jobName } from '../../../electron/words/job-name.ts'
import { triggerText, wordsOf } from '../../../electron/words/schedule/schedule-words.ts'
import type { Tone } from '../../../electron/words/tone.ts'
import { Dot, Tag } from '../../components/badge.tsx'
import { oneClick } from '../../components/form/one-click.ts'
import { useMutedText } from '../../components/mute-items.tsx'
import { Actions, Part, ThingRow } from '../../components/rows/rows.tsx'
import { HalfDone, RunProgress } from '../../components/run/run-progress.tsx'
import { Countdown } from '../../components/time.tsx'
import { useJobName, useRunJob } from '../../live/jobs.ts'
import { useFormat, useSettings } from '../../live/settings.ts'
import { JobMenu } from './job-menu.tsx'
import { type JobState, stateKeys, stateOf } from './job-order.ts'
import { editPath } from './job-path.ts'
import classes from './job-row.module.css'
import { JobStrip } from './job-strip.tsx'
import { LastResult } from './last-result.tsx'

const tones: Readonly<Record<JobState, Tone>> = {
  failing: 'bad',
  running: 'live',
  paused: 'idle',
  waiting: 'good',
}

/** One job: how it stands, when it runs, what came of it last, and what can be done with it. */
export function JobRow({ job }: { readonly job: ListedJob }) {
  const { t, i18n } = useTranslation()
  // Where the menu was asked for by the other button of the mouse; null while it is closed.
  const [menuAt, setMenuAt] = useState<{ x: number; y: number } | 'button' | null>(null)
  const state = stateOf(job)
  const name = jobName(i18n, job)
  return (
    <ThingRow
      className={classes['root']}
      data-state={state}
      aria-label={name}
      // The button does the same for those without a mouse.
      onContextMenu={(event) => {
        event.preventDefault()
        setMenuAt({ x: event.clientX, y: event.clientY })
      }}
    >
      <Part className={classes['what']} hasSentence>
        <span className={classes['name']}>
          <span className={classes['title']}>
            <Dot tone={tones[state]} title={t(stateKeys[state])} />
            {job.isAvailable ? (
              <Link
                href={editPath(job.id)}
                title={
                  i18n.exists(`job.description.${job.id}`) ? t(`job.description.${job.id}`) : name
                }
              >
                {name}
              </Link>
            ) : (
              <span>{name}</span>
            )}
          </span>
          {job.kind !== 'built-in' && i18n.exists(`jobs.kind.${job.kind}`) && (
            <Tag>{t(`jobs.kind.${job.kind}`)}</Tag>
          )}
          {job.isAvailable && job.labels.map((label) => <Tag key={label}>{label}</Tag>)}
          {job.isAvailable && job.muted && <MutedTag muted={job.muted} />}
        </span>
        {job.isAvailable ? <Schedule job={job} /> : <small>{t('job.unavailable.title')}</small>}
      </Part>
      {job.isAvailable && (
        <>
          <Part className={classes['next']}>
            <NextRun job={job} />
          </Part>
          <Part className={classes['last']}>
            <LastResult job={job} />
          </Part>
          <span className={classes['strip']}>
            <JobStrip job={job} />
          </span>
        </>
      )}
      <Actions className={classes['actions']}>
        {job.isAvailable && <RunButton job={job} />}
        <JobMenu job={job} at={menuAt} onClose={() => setMenuAt(null)}>
          <ActionIcon
            variant="default"
            aria-label={t('jobs.more', { name })}
            aria-haspopup="menu"
            onClick={() => setMenuAt('button')}
          >
            <IconDots size={16} />
          </ActionIcon>
        </JobMenu>
      </Actions>
      {job.isAvailable && (job.running ?? job.isHalfDone) && (
        <span className={classes['progress']}>
          {job.running ? <RunProgress run={job.running} /> : <HalfDone job={job} />}
        </span>
      )}
    </ThingRow>
  )
}

function MutedTag({ muted }: { readonly muted: Muted }) {
  const text = useMutedText(muted)
  return text === '' ? null : <Tag>{text}</Tag>
}

function Schedule({ job }: { readonly job: Job }) {
  const { t, i18n } = useTranslation()
  const nameOf = useJobName()
  const missing = job.source?.isMissing && t('jobs.sourceMissing', { file: job.source.file })
  const written = triggerText(job.trigger)
  const timeZone = ownZone(job.trigger)
  const words = wordsOf(i18n, job.trigger, nameOf) ?? written
  const whole = missing || (timeZone === undefined ? words : `${words} (${timeZone})`)
  return <small title={`${whole}\n${written}`}>{whole}</small>
}

function NextRun({ job }: { readonly job: Job }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { paused, pausedUntil } = useSettings()
  if (job.paused || paused) {
    const until = job.paused ? job.pausedUntil : pausedUntil
    return until === null ? t('job.paused') : t('pause.jobUntil', { time: format.weekday(until) })
  }
  const [held] = job.heldBy
  if (held !== undefined) return t(`job.heldBy.${held}`)
  if (job.nextRunAt === null) return t('common.none')
  return (
    <>
      <Countdown at={job.nextRunAt} />
      <small>{format.weekday(job.nextRunAt)}</small>
    </>
  )
}

function RunButton({ job }: { readonly job: Job }) {
  const { t, i18n } = useTranslation()
  const [, navigate] = useLocation()
  const run = useRunJob()
  const { running } = job
  const name = jobName(i18n, job)
  if (running) {
    return (
      <Button variant="default" onClick={oneClick(() => navigate(`/runs/${running.id}`))}>
        {t('jobs.view')}
      </Button>
    )
  }
  return (
    <Button
      variant="default"
      aria-label={`${t(job.isHalfDone ? 'jobs.continue' : 'job.runNow')}: ${name}`}
      leftSection={<IconPlayerPlayFilled size={11} />}
      loading={run.isPending}
      disabled={job.source?.isMissing === true}
      onClick={oneClick(() => run.mutate({ id: job.id }))}
    >
      {t(job.isHalfDone ? 'jobs.continue' : 'job.runNow')}
    </Button>
  )
}
