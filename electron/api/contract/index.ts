import { door } from './door.ts'
import { jobs } from './jobs.ts'
import { resources } from './resources.ts'
import { runs } from './runs.ts'
import { settings } from './settings.ts'
import { system } from './system.ts'

/** Everything a page, a script or a command can ask of Pansentry. */
export const contract = { door, jobs, resources, runs, settings, system }

export type Contract = typeof contract

/** Calls for those at the machine itself: over HTTP they are not there. */
export const atTheMachine: ReadonlySet<string> = new Set([
  'door.state',
  'door.access',
  'system.openUrl',
  'system.showLog',
])
