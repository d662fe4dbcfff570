import { Button, Menu } from '@mantine/core'
import { IconChevronDown, IconRefresh } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { checkJobId, type Job } from '../../../../electron/api/contract/jobs.ts'
import type { CheckChoices } from '../../../../electron/api/contract/overview.ts'
import { rangeText } from '../../../../electron/words/check-plan.ts'
import { api } from '../../../live/api.ts'
import { useCheckLinks, useJob, useRunJob } from '../../../live/jobs.ts'
import { useNow } from '../../../live/now.ts'
import { useFormat } from '../../../live/settings.ts'
import classes from './check-now.module.css'

const kinds = ['unexpired', 'due', 'unchecked'] as const

type Kind = (typeof kinds)[number]

// Whoever checks again within this time may not know that it was done.
const justNowMs = 10 * 60_000
const longSeconds = 3600

/** Starts a check: all that is not expired, unless that takes long or was just done; or what a person chooses. */
export function CheckNow() {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const now = useNow(15_000)
  const job = useJob(checkJobId)
  const choices = useQuery(api.overview.checkChoices.queryOptions())
  const run = useRunJob()
  const check = useCheckLinks()
  const start = (kind: Kind) => {
    if (kind === 'unexpired') run.mutate({ id: checkJobId })
    else check.mutate({ ids: kind })
  }
  const isBusy = !job || job.running !== null
  const mustAsk = !job?.isHalfDone && choices.data && isWorthAsking(choices.data, now)
  return (
    <Menu opened={isOpen} onChange={setOpen} position="bottom-end" width={320} withinPortal>
      <Button.Group>
        <Button
          leftSection={<IconRefresh size={15} />}
          disabled={isBusy}
          loading={run.isPending || check.isPending}
          onClick={() => (mustAsk ? setOpen(true) : start('unexpired'))}
        >
          {t(checkLabel(job))}
        </Button>
        <Menu.Target>
          <Button
            px={6}
            disabled={isBusy}
            aria-label={t('overview.checkChoices')}
            className={classes['more']}
          >
            <IconChevronDown size={15} />
          </Button>
        </Menu.Target>
      </Button.Group>
      <Menu.Dropdown>
        {choices.data && <JustChecked choices={choices.data} job={job} now={now} />}
        {choices.data &&
          kinds.map((kind) => (
            <Choice key={kind} kind={kind} choices={choices.data} onChoose={() => start(kind)} />
          ))}
      </Menu.Dropdown>
    </Menu>
  )
}

type ChoiceProps = {
  readonly kind: Kind
  readonly choices: CheckChoices
  readonly onChoose: () => void
}

function Choice({ kind, choices, onChoose }: ChoiceProps) {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  const { idle, links, range } = choices[kind]
  return (
    <Menu.Item
      disabled={idle !== null}
      onClick={onChoose}
      rightSection={<span className={classes['count']}>{format.number(links)}</span>}
    >
      <span className={classes['name']}>{t(`checkChoice.${kind}`)}</span>
      <span className={classes['hint']}>
        {idle === null ? rangeText(i18n, format, range) : t(`idle.${idle}`)}
      </span>
    </Menu.Item>
  )
}

type JustCheckedProps = {
  readonly choices: CheckChoices
  readonly job: Job | undefined
  readonly now: number
}

function JustChecked({ choices, job, now }: JustCheckedProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { checkedAllAt } = choices
  if (checkedAllAt === null || !wasJustChecked(choices, now)) return null
  const when = format.ago(checkedAllAt, now)
  const next = job?.nextRunAt
  return (
    <Menu.Label className={classes['note'] ?? ''}>
      {next === null || next === undefined
        ? t('overview.justChecked', { when })
        : t('overview.justCheckedNext', { when, next: format.weekday(next) })}
    </Menu.Label>
  )
}

function isWorthAsking(choices: CheckChoices, now: number): boolean {
  return wasJustChecked(choices, now) || choices.unexpired.range.most > longSeconds
}

function wasJustChecked({ checkedAllAt, unchecked }: CheckChoices, now: number): boolean {
  return checkedAllAt !== null && now - checkedAllAt < justNowMs && unchecked.links === 0
}

function checkLabel(job: Job | undefined) {
  if (job?.running) return 'overview.checking'
  return job?.isHalfDone ? 'jobs.continue' : 'links.checkNow'
}
