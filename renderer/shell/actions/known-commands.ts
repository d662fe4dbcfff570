import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { jobName } from '../../../electron/words/job-name.ts'
import type { Action } from '../../live/actions.ts'
import { useListedJobs, useRunJob } from '../../live/jobs.ts'
import { useInfo } from '../../live/settings.ts'
import { editPath } from '../../pages/jobs/job-path.ts'
import { sections } from '../../pages/settings/sections.ts'

/** An action that is found by its name alone. */
export type Command = Pick<Action, 'label' | 'keys' | 'run'> & { readonly id: string }

/** Every job: to it, and where it can run, at once. */
export function useJobCommands(): readonly Command[] {
  const { t, i18n } = useTranslation()
  const [, navigate] = useLocation()
  const { mutate: run } = useRunJob()
  const jobs = useListedJobs().data ?? []
  return jobs.flatMap((job): Command[] => {
    const { id } = job
    const name = jobName(i18n, job)
    const page = job.isAvailable ? editPath(id) : '/jobs'
    const open = { id: `job ${id}`, label: name, run: () => navigate(page) }
    if (!job.isAvailable) return [open]
    return [{ id: `run ${id}`, label: t('commands.run', { name }), run: () => run({ id }) }, open]
  })
}

// What a browser is not shown of the machine it looks at.
const ofTheDesktop: ReadonlySet<string> = new Set([
  'httpEnabled',
  'httpPort',
  'httpAddress',
  'log',
  'quickAddShortcut',
  'watchClipboard',
])

/** Every setting by its name. */
export function useSettingCommands(): readonly Command[] {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const { hasDesktop } = useInfo()
  return sections.flatMap(({ id, settings }) =>
    settings
      .filter((name) => hasDesktop || !ofTheDesktop.has(name))
      .map((name) => ({
        id: `setting ${name}`,
        label: t(`settings.${name}`),
        run: () => navigate(`/settings/${id}?setting=${name}`),
      })),
  )
}
