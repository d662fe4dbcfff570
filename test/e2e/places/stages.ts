import { rmSync } from 'node:fs'
import type { Browser, Page } from 'playwright'
import { checkJobId } from '../../../electron/engine/model/terms/job-ids.ts'
import { prepareDemo } from '../../support/demo.ts'
import { cookieOf } from '../../support/drives/account-answers.ts'
import { PrivatePostgres } from '../../support/remote/private-postgres.ts'
import { tellOfWorkers } from '../../support/remote/sample-workers.ts'
import { sampleDrives, sampleHosts } from '../../support/sample-drives.ts'
import { sampleTasks } from '../../support/saving/sample-saving.ts'
import { SimulatedDrives } from '../../support/simulated-drives.ts'
import { asking, Pansentry } from '../pansentry.ts'
import { patienceMs } from '../patience.ts'
import { ServedPansentry } from '../served-pansentry.ts'
import { ask, type Place, settle, visit } from './place.ts'
import {
  busyPlaces,
  emptyPlaces,
  helpedPlaces,
  installedPlaces,
  lostPlaces,
  offeringPlaces,
  places,
} from './places.ts'

/** A Pansentry in one state, and what there is to see of it. */
export type Stage = AsyncDisposable & {
  readonly page: Page
  /** Goes to a place of the stage anew. */
  readonly visit: (place: Place) => Promise<void>
}

type Size = { readonly nights: number; readonly links: number }

/** The places of each state. */
export const placesOf = {
  furnished: places,
  empty: emptyPlaces,
  busy: busyPlaces,
  helped: helpedPlaces,
  lost: lostPlaces,
  installed: installedPlaces,
  offering: offeringPlaces,
} as const satisfies Record<string, readonly Place[]>

export type StageName = keyof typeof placesOf

/** Opens a Pansentry in a state, in a browser. */
export async function openStage(name: StageName, browser: Browser, size: Size): Promise<Stage> {
  await using stack = new AsyncDisposableStack()
  if (name === 'installed' || name === 'offering') {
    const page = await openApp(stack, name)
    const open = stack.move()
    return {
      page,
      visit: (place) => visit(page, 'app://pansentry', place),
      [Symbol.asyncDispose]: () => open.disposeAsync(),
    }
  }
  const served = new ServedPansentry(() => Promise.resolve(browser))
  stack.defer(() => served.dispose())
  if (name === 'helped') return openHelped(stack.move(), served)
  const page = await served.startPage({ env: name === 'empty' ? {} : await demo(stack, size) })
  page.setDefaultTimeout(patienceMs)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  if (name !== 'empty') await furnish(page)
  if (name === 'busy') await checkSlowly(page)
  if (name === 'lost') await lose(served, page)
  const open = stack.move()
  return {
    page,
    visit: (place) =>
      name === 'lost' ? visitWithin(page, served.url, place) : visit(page, served.url, place),
    [Symbol.asyncDispose]: () => open.disposeAsync(),
  }
}

/** Starts one with workers of every kind. */
async function openHelped(moved: AsyncDisposableStack, served: ServedPansentry): Promise<Stage> {
  await using stack = moved
  const postgres = stack.use(await PrivatePostgres.start())
  const queue = postgres.address()
  const page = await served.startPage({ env: { PANSENTRY_QUEUE: queue } })
  page.setDefaultTimeout(patienceMs)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await tellOfWorkers(queue)
  const lanes = { quark: { perDay: 3000, perDayInAll: 5000 }, '115': { perDay: 500 } }
  await ask(page, 'PATCH', `/jobs/${checkJobId}`, { paramChanges: { lanes } })
  const open = stack.move()
  return {
    page,
    visit: (place) => visit(page, served.url, place),
    [Symbol.asyncDispose]: () => open.disposeAsync(),
  }
}

const handedOver =
  'pansentry://add?url=https://pan.quark.cn/s/0123456789ab&url=https://pan.quark.cn/s/0123456789ac'

/** Starts the app and resolves with its window, or with the small one that offers what was handed over. */
async function openApp(stack: AsyncDisposableStack, name: 'installed' | 'offering'): Promise<Page> {
  const pansentry = new Pansentry()
  const drives = await SimulatedDrives.start(
    sampleDrives((key) => (key.endsWith('b') ? 'cancelled' : 'valid')),
    sampleHosts,
  )
  stack.use(drives)
  stack.defer(() => pansentry.dispose())
  const env = asking(drives, pansentry.dataFolder)
  const page =
    name === 'installed'
      ? await pansentry.startPage({ env })
      : await (await pansentry.start({ args: [handedOver], env })).firstWindow()
  page.setDefaultTimeout(patienceMs)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  return page
}

async function demo(stack: AsyncDisposableStack, { nights, links }: Size) {
  const { dataFolder, drives, environment } = await prepareDemo({
    nights,
    resources: links,
    settings: { language: 'en', timeZone: 'Asia/Shanghai' },
  })
  // The folder goes once nothing works on it any more.
  stack.defer(() => rmSync(dataFolder, { recursive: true, force: true, maxRetries: 3 }))
  stack.use(drives)
  return environment
}

/**
 * Adds what a demo lacks: a job that fails, a script, labels, a view, tags, a token, a backup, a channel, an account, and
 * what it saves.
 */
async function furnish(page: Page): Promise<void> {
  const params = {
    program: process.execPath,
    arguments: ['-e', 'console.log("12 of 40 mirrored\\nNo space is left"); process.exit(3)'],
  }
  const on = [
    { kind: 'file', path: '/srv/incoming' },
    { kind: 'job', jobId: checkJobId, end: 'died' },
    { kind: 'network' },
  ]
  const trigger = { kind: 'cron', crontab: '30 3 * * 1-5', on }
  await ask(page, 'POST', '/jobs', {
    id: 'mirror',
    kind: 'script',
    name: 'Mirror',
    trigger,
    params,
    labels: ['NAS'],
  })
  await ask(page, 'POST', '/jobs/mirror/run')
  await ask(page, 'POST', '/jobs/back_up_database/run')
  await ask(page, 'PUT', '/scripts/files/collect.py', {
    text: 'print("collected")\n',
    revision: null,
  })
  await ask(page, 'POST', '/resources/change', {
    selection: { ids: [1, 2, 3] },
    change: { addTags: ['4K', '国语'] },
  })
  await ask(page, 'POST', '/views', { name: '4K', query: { filter: { tags: ['4K'] } } })
  await ask(page, 'POST', '/tokens', { name: 'Home', rights: ['read', 'run'] })
  const hook = { kind: 'webhook', name: 'Hook', settings: { url: 'http://127.0.0.1:9/hook' } }
  await ask(page, 'POST', '/channels', hook)
  await ask(page, 'POST', '/accounts', { drive: 'quark', secret: cookieOf('u1') })
  const { settings } = hook
  await ask(page, 'POST', '/saving/hooks', { kind: 'webhook', name: 'At home', settings })
  for (const task of sampleTasks) await ask(page, 'POST', '/saving/tasks', task)
  await ask(page, 'POST', '/saving/run')
}

/** Begins a check that lasts longer than anybody looks. */
async function checkSlowly(page: Page): Promise<void> {
  await ask(page, 'PATCH', `/jobs/${checkJobId}`, {
    paramChanges: { pauseMinSeconds: 60, pauseMaxSeconds: 60 },
  })
  await ask(page, 'POST', '/resources/check', { ids: 'all' })
}

/** Stops it once the page has all of its parts. */
async function lose(served: ServedPansentry, page: Page): Promise<void> {
  for (const place of lostPlaces) {
    await visitWithin(page, served.url, place)
    await settle(page)
  }
  await served.stop()
  await page.getByRole('alert').filter({ hasText: 'Connection lost' }).waitFor()
}

/** Goes to a place without loading the page anew, which could not be loaded. */
async function visitWithin(page: Page, url: string, { path, open }: Place): Promise<void> {
  await page.goto(`${url}/#${path}`)
  // It is told of the new address after this; the page that it leaves is there until then.
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  )
  await page.getByRole('heading', { level: 1 }).waitFor()
  await open?.(page)
}
