import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { z } from 'zod'
import { replaceFile } from '../disk/files.ts'
import { jobFolders } from '../jobs/folders.ts'
import { type Replaced, replacedSchema } from '../model/moves/move.ts'
import { refusalText } from '../model/refusals/refusal-text.ts'
import type { Secrets } from '../model/secrets.ts'
import { restoreDatabase } from '../store/file/restore.ts'
import { databaseName } from './pack.ts'

const planName = 'plan.json'
const lastName = 'last-restore.json'

const planSchema = replacedSchema.pick({ at: true, kind: true, source: true }).extend({
  /** As it stands in the names of what is kept aside. */
  time: z.string(),
  /** The names under which secrets of scripts wait in the key store. */
  secrets: z.array(z.string()),
})

export type Plan = Omit<z.output<typeof planSchema>, 'time'>

const folderOf = (dataFolder: string) => join(dataFolder, 'replacement')
const waiting = (name: string) => `replacement ${name}`

/** Where what is there now will lie. */
function keptPaths(dataFolder: string, time: string) {
  const name = (what: string) => join(dataFolder, `${what}-before-restore-${time}`)
  return {
    database: `${name('pansentry')}.db`,
    folders: jobFolders.map((folder) => ({ folder, kept: name(folder) })),
  }
}

/** What there is of a data folder that `applyReplacement` would keep aside. */
function keeps(dataFolder: string, staged: string, time: string): string[] {
  const { database, folders } = keptPaths(dataFolder, time)
  const moved = folders.filter(
    ({ folder }) => existsSync(join(staged, folder)) && existsSync(join(dataFolder, folder)),
  )
  return [database, ...moved.map(({ kept }) => kept)]
}

/**
 * Notes that the next start shall put what lies in `staged`, a folder beside the data, in the place of what there is: a
 * whole database, and maybe the folders of jobs. The folder is renamed, so from one moment to the next it holds. Keeps
 * the secrets until then. Returns where that will be kept which is there now.
 */
export function planReplacement(
  dataFolder: string,
  staged: string,
  {
    secrets,
    time,
    ...plan
  }: Omit<Plan, 'secrets'> & {
    readonly time: string
    readonly secrets: { readonly store: Secrets; readonly values: ReadonlyMap<string, string> }
  },
): string[] {
  const free = freeTime(dataFolder, time)
  for (const [name, value] of secrets.values) secrets.store.keep(waiting(name), value)
  const whole = { ...plan, time: free, secrets: [...secrets.values.keys()] }
  writeFileSync(join(staged, planName), JSON.stringify(whole), { flush: true, mode: 0o600 })
  // A plan before this one that no start has met yet.
  removeAside(folderOf(dataFolder), `${staged}.before`)
  renameSync(staged, folderOf(dataFolder))
  return keeps(dataFolder, folderOf(dataFolder), free)
}

function freeTime(dataFolder: string, time: string): string {
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? time : `${time}-${count}`
    const { database, folders } = keptPaths(dataFolder, name)
    if (![database, ...folders.map(({ kept }) => kept)].some((path) => existsSync(path)))
      return name
  }
}

/**
 * Does what was planned, before anybody opens the database; null where nothing was. A process that ends in between
 * leaves the old or the new database whole, and the next start goes on. What cannot be done leaves everything as it was,
 * and is told in the answer, which `lastReplaced` gives from then on.
 */
export async function applyReplacement(
  dataFolder: string,
  secrets: Secrets,
): Promise<Replaced | null> {
  const folder = folderOf(dataFolder)
  if (!existsSync(folder)) return null
  const replaced = await replacedBy(dataFolder, folder, secrets)
  try {
    replaceFile(join(dataFolder, lastName), JSON.stringify(replaced))
    removeAside(folder, `${folder}.done`)
  } catch {
    // On a disk that is full the data is whole all the same; the next start finds nothing left to do.
  }
  return replaced
}

/** What `applyReplacement` did at the last start that it did anything; null when it never did. */
export function lastReplaced(dataFolder: string): Replaced | null {
  try {
    return replacedSchema.parse(JSON.parse(readFileSync(join(dataFolder, lastName), 'utf8')))
  } catch {
    return null
  }
}

async function replacedBy(dataFolder: string, folder: string, secrets: Secrets): Promise<Replaced> {
  const read = readPlan(folder)
  if ('problem' in read) return { at: Date.now(), kind: 'backup', source: '', kept: [], ...read }
  const { secrets: names, time, ...plan } = read
  const { database, folders } = keptPaths(dataFolder, time)
  try {
    for (const { folder: name, kept } of folders) {
      swapFolder(join(folder, name), join(dataFolder, name), kept)
    }
    await swapDatabase(join(folder, databaseName), join(dataFolder, databaseName), database)
    for (const name of names) keepWaiting(secrets, name)
    const kept = [database, ...folders.map(({ kept }) => kept)].filter((path) => existsSync(path))
    return { ...plan, kept, problem: null }
  } catch (error) {
    if (plan.kind === 'move') {
      for (const { folder: name, kept } of folders) {
        swapBack(join(folder, name), join(dataFolder, name), kept)
      }
    }
    return { ...plan, kept: [], problem: refusalText(error) }
  }
}

function readPlan(folder: string) {
  try {
    return planSchema.parse(JSON.parse(readFileSync(join(folder, planName), 'utf8')))
  } catch (error) {
    return { problem: refusalText(error) }
  }
}

/** Where a start before this one ended in the middle, only the rest is left to do. */
function swapFolder(from: string, to: string, kept: string): void {
  if (!existsSync(from)) return
  if (existsSync(to)) renameSync(to, kept)
  renameSync(from, to)
}

/** A move brings both folders, so what is no longer where it was prepared has been put in place. */
function swapBack(from: string, to: string, kept: string): void {
  if (!existsSync(from) && existsSync(to)) renameSync(to, from)
  if (existsSync(kept)) renameSync(kept, to)
}

async function swapDatabase(from: string, to: string, kept: string): Promise<void> {
  if (!existsSync(from)) return
  // Kept by a start that ended before the other one was in its place, or just after.
  const again = existsSync(kept) ? kept.replace(/\.db$/, `-again-${process.pid}.db`) : kept
  await restoreDatabase(to, from, again)
  rmSync(from)
}

function keepWaiting(secrets: Secrets, name: string): void {
  const value = secrets.read(waiting(name))
  if (value === undefined) return
  secrets.keep(name, value)
  secrets.forget(waiting(name))
}

/** Renamed first: a folder that is half removed must not pass for one that is whole. */
function removeAside(folder: string, aside: string): void {
  rmSync(aside, { recursive: true, force: true })
  if (existsSync(folder)) renameSync(folder, aside)
  rmSync(aside, { recursive: true, force: true })
}

/** Makes an empty folder in which a replacement is prepared, on the disk of the data. */
export function stagingFolder(temporary: string, name: string): string {
  const folder = join(temporary, basename(name))
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  return folder
}
