import { accounts } from './accounts.ts'
import { http } from './http.ts'
import { jobs } from './jobs.ts'
import { jobsFile } from './jobs-file.ts'
import { categories, tags } from './labels.ts'
import { links } from './links.ts'
import { workers } from './machines/workers.ts'
import { backups, moves } from './moves.ts'
import { notifications } from './notifications.ts'
import { overview } from './overview.ts'
import { resources } from './resources.ts'
import { runs } from './runs.ts'
import { hooks } from './saving/hooks.ts'
import { saving } from './saving.ts'
import { scripts } from './scripts.ts'
import { settings } from './settings.ts'
import { system } from './system.ts'
import { takeover } from './takeover.ts'
import { tokens } from './tokens.ts'
import { views } from './views.ts'

/** Everything a page, a script or a command can ask of Pansentry. */
export const contract = {
  accounts,
  backups,
  categories,
  hooks,
  http,
  jobs,
  jobsFile,
  links,
  notifications,
  moves,
  overview,
  resources,
  runs,
  saving,
  scripts,
  settings,
  system,
  tags,
  takeover,
  tokens,
  views,
  workers,
}

export type Contract = typeof contract
