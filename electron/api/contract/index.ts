import { jobs } from './jobs.ts'
import { resources } from './resources.ts'
import { runs } from './runs.ts'
import { settings } from './settings.ts'
import { system } from './system.ts'

/** Everything a page, a script or a command can ask of Pansentry. */
export const contract = { jobs, resources, runs, settings, system }

export type Contract = typeof contract
