import type { Finding } from '../api/contract/system.ts'
import type { Words } from './catalogue.ts'

// What has a name already.
const names: Partial<Record<Finding['check'], string>> = {
  autostart: 'settings.startAtLogin',
  backup: 'settings.backups',
  folder: 'settings.dataFolder',
  jobProblem: 'column.job',
  version: 'settings.version',
  zone: 'settings.timeZone',
}

/** What was looked at. */
export function findingName({ t }: Pick<Words, 't'>, check: Finding['check']): string {
  return t(names[check] ?? `finding.${check}`)
}
