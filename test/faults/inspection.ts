import { setTimeout as delay } from 'node:timers/promises'
import type { DataHome, NotedRun } from './data-home.ts'
import { doubled, type Finding, lost, stuck } from './findings.ts'
import type { Journal, Value } from './journal.ts'
import type { Served } from './served.ts'
import { byHand, jobValue, steadyJobId } from './work.ts'

type Run = {
  readonly id: number
  readonly jobId: string
  readonly cause: string
  readonly scheduledAt: number
  readonly startedAt: number | null
  readonly outcome: string | null
}

type Job = {
  readonly id: string
  readonly kind: string
  readonly name: string
  readonly trigger: { readonly kind: string; readonly crontab?: string; readonly runAt?: string }
}

// For what goes on by itself: a failed write is tried again every 5 seconds, an import every 30, and a busy machine is
// not taken for a process that hangs.
const patienceMs = 180_000
const runsAtOnce = 200
const linksAtOnce = 1000

/**
 * Compares what a process answers after its start with what the processes before it acknowledged; `earlier` are the
 * runs that had begun before it started.
 */
export async function inspect(
  home: DataHome,
  served: Served,
  journal: Journal,
  earlier: ReadonlySet<number>,
  now: () => number,
): Promise<Finding[]> {
  // Before the runs, so that each that is noted is among them.
  const noted = home.noted()
  const runs = await allRuns(served)
  return [
    ...compareOver(journal, 'link', await links(served)),
    ...compareOver(journal, 'setting', await settings(served)),
    ...(await compareJobs(served, journal)),
    ...(await compareImports(served, journal)),
    ...compareRuns(runs, noted, earlier),
    ...(await missingDates(served, journal, now)),
  ]
}

/** Waits until the job of every second has begun once more. */
export async function goesOn(home: DataHome): Promise<Finding[]> {
  const count = () => home.noted().filter(({ jobId }) => jobId === steadyJobId).length
  const before = count()
  const went = await until(() => Promise.resolve(count() > before))
  return went ? [] : [stuck('the schedule does not go on')]
}

/** Holds all jobs and waits until every run has its outcome. */
export async function comesToRest(served: Served): Promise<Finding[]> {
  await served.ask('PATCH', '/settings', { paused: true })
  const open = async () => (await allRuns(served)).filter(({ outcome }) => outcome === null)
  await until(async () => (await open()).length === 0)
  return (await open()).map(({ id, jobId }) => stuck(`run ${id} of ${jobId} stays open`))
}

function compareOver(journal: Journal, kind: string, found: ReadonlyMap<string, Value>): Finding[] {
  const keys = new Set([...journal.keys(kind), ...found.keys()])
  return [...keys].flatMap((key) => {
    const value = found.get(key) ?? null
    const expected = journal.expected(key)
    const isRight = journal.mayBe(key, value)
    journal.settle(key, value)
    return isRight ? [] : [lost(`${key} is ${JSON.stringify(value)} instead of ${expected}`)]
  })
}

async function links(served: Served): Promise<Map<string, Value>> {
  const found = new Map<string, Value>()
  let after = ''
  for (;;) {
    const { rows, next } = await served.get<{
      rows: { id: number; title: string; shareId: string }[]
      next: { value: string | number; id: number } | null
    }>(`/resources?filter[category]=${encodeURIComponent(byHand)}&limit=${linksAtOnce}${after}`)
    for (const { shareId, title } of rows) found.set(`link ${shareId}`, title)
    if (next === null) return found
    after = `&after[value]=${next.value}&after[id]=${next.id}`
  }
}

async function settings(served: Served): Promise<Map<string, Value>> {
  const { theme, language, timeZone } = await served.get<Record<string, string>>('/settings')
  const found: Record<string, string | undefined> = { theme, language, timeZone }
  return new Map(Object.entries(found).map(([name, value]) => [`setting ${name}`, value ?? null]))
}

async function compareJobs(served: Served, journal: Journal): Promise<Finding[]> {
  const jobs = await served.get<Job[]>('/jobs')
  const scripts = jobs.filter(({ id, kind }) => kind === 'script' && id !== steadyJobId)
  const crontabs = scripts.flatMap(({ id, name, trigger: { crontab } }) =>
    crontab === undefined ? [] : [[`job ${id}`, jobValue(name, crontab)] as const],
  )
  const dates = scripts.flatMap(({ id, trigger: { runAt } }) =>
    runAt === undefined ? [] : [[`date ${id}`, Date.parse(runAt)] as const],
  )
  return [
    ...compareOver(journal, 'job', new Map(crontabs)),
    ...compareOver(journal, 'date', new Map(dates)),
  ]
}

/** An import that was accepted is completed after the start, so a part of it may only be there for a while. */
async function compareImports(served: Served, journal: Journal): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const key of journal.keys('import')) {
    const category = encodeURIComponent(key.slice('import '.length))
    const count = async () =>
      (await served.get<number>(`/resources/count?filter[category]=${category}`)) || null
    await until(async () => journal.mayBe(key, await count()))
    const found = await count()
    if (!journal.mayBe(key, found)) {
      findings.push(lost(`${key} has ${found ?? 0} links instead of ${journal.expected(key)}`))
    }
    // Nothing of it may yet become all of it.
    if (found !== null || journal.expected(key) === 'null') journal.settle(key, found)
  }
  return findings
}

function compareRuns(
  runs: readonly Run[],
  noted: readonly NotedRun[],
  earlier: ReadonlySet<number>,
): Finding[] {
  const byId = new Map(runs.map((run) => [run.id, run]))
  const begun = runs.filter(
    ({ cause, outcome }) =>
      (cause === 'schedule' || cause === 'catch-up') &&
      outcome !== 'missed' &&
      outcome !== 'skipped',
  )
  const bySlot = Map.groupBy(begun, ({ jobId, scheduledAt }) => `${jobId} at ${scheduledAt}`)
  const byNote = Map.groupBy(noted, ({ runId }) => runId)
  return [
    ...[...bySlot].flatMap(([slot, { length }]) =>
      length > 1 ? [doubled(`the slot of ${slot} was begun ${length} times`)] : [],
    ),
    ...[...byNote].flatMap(([id, { length }]) =>
      length > 1 ? [doubled(`run ${id} wrote ${length} lines`)] : [],
    ),
    ...[...Map.groupBy(noted, ({ jobId }) => jobId)].flatMap(([jobId, { length }]) =>
      jobId.startsWith('date-') && length > 1
        ? [doubled(`${jobId}, for one moment, ran ${length} times`)]
        : [],
    ),
    ...[...earlier].flatMap((id) => {
      const run = byId.get(id)
      if (!run) return [lost(`run ${id}, which was begun, is not in the history`)]
      return run.outcome === null ? [stuck(`run ${id} of ${run.jobId} stays open`)] : []
    }),
  ]
}

/** Jobs for one moment that is over, and that never ran, nor are said to have missed it. */
async function missingDates(
  served: Served,
  journal: Journal,
  now: () => number,
): Promise<Finding[]> {
  const past = journal.known('date').filter(({ value }) => Number(value) < now())
  if (past.length === 0) return []
  const missing = async () => {
    const ran = new Set((await allRuns(served)).map(({ jobId }) => `date ${jobId}`))
    return past.filter(({ key }) => !ran.has(key))
  }
  await until(async () => (await missing()).length === 0)
  return (await missing()).map(({ key }) => lost(`${key} never ran, nor is it said why`))
}

async function allRuns(served: Served): Promise<Run[]> {
  const runs: Run[] = []
  for (;;) {
    const last = runs.at(-1)
    const before = last ? `&before=${last.id}` : ''
    const page = await served.get<Run[]>(`/runs?limit=${runsAtOnce}${before}`)
    runs.push(...page)
    if (page.length < runsAtOnce) return runs
  }
}

async function until(isSo: () => Promise<boolean>): Promise<boolean> {
  const deadline = performance.now() + patienceMs
  while (performance.now() < deadline) {
    if (await isSo()) return true
    await delay(25)
  }
  return isSo()
}
