import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { Page } from 'playwright'
import { z } from 'zod'
import { launchChromium } from '../e2e/chromium.ts'
import { waitForOutput } from '../support/command/command-line.ts'
import { openEngine } from '../support/engine.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { fillLibrary } from './library-fill.ts'

/** From an action until the page shows what it asked for, in milliseconds. */
type Answers = Readonly<Record<(typeof tasks)[number], number>>

export type PageFigures = {
  readonly links: number
  readonly ms: Answers
  /** To the same over a hundred links: 1 is as quick. */
  readonly ratio: Readonly<Record<string, number>>
  /** To nothing but the statement, in the same database. */
  readonly ratioToSql: Readonly<Record<string, number>>
  /**
   * Of the time from one frame to the next: while the list is scrolled, beside a list of bare texts as high, and while a
   * program writes 5,000 lines a second.
   */
  readonly p95FrameMs: Readonly<Record<'idle' | 'scrolling' | 'plain list' | 'log', number>>
}

const tasks = ['first paint', 'search', 'sort', 'jump to end', 'archive an eighth'] as const

const searched = '三体'
const statements: readonly (readonly [(typeof tasks)[number], string])[] = [
  [
    'search',
    `SELECT * FROM resources WHERE title LIKE '%${searched}%' ORDER BY title COLLATE NOCASE, id LIMIT 300`,
  ],
  ['sort', 'SELECT * FROM resources ORDER BY title COLLATE NOCASE, id LIMIT 300'],
  [
    'jump to end',
    'SELECT * FROM (SELECT * FROM resources ORDER BY title COLLATE NOCASE DESC, id DESC LIMIT 300) ORDER BY title COLLATE NOCASE, id',
  ],
  ['archive an eighth', `UPDATE resources SET archived_at = 1 WHERE title LIKE '%${searched}%'`],
]

const root = join(import.meta.dirname, '../..')
const fewLinks = 100
const watchedMs = 4000
// Within which even a machine of one slow core answers.
const patienceMs = 300_000
const writer = `let count = 0
const timer = setInterval(() => {
  for (let each = 0; each < 50; each += 1) console.log('\\x1b[32mline\\x1b[0m ' + count++)
  if (count >= 25_000) clearInterval(timer)
}, 10)`

/** The page in a browser that `pansentry serve` answers, over a library of so many links. Needs Chromium. */
export async function benchPage(links = 1_000_000): Promise<PageFigures> {
  const few = await measurePage(fewLinks)
  const { frames, ms, sql } = await measurePage(links)
  const ratio = Object.fromEntries(tasks.map((task) => [task, ms[task] / few.ms[task]]))
  const ratioToSql = Object.fromEntries(sql.map(([task, plainMs]) => [task, ms[task] / plainMs]))
  return { links, ms, ratio, ratioToSql, p95FrameMs: frames }
}

async function measurePage(links: number) {
  using folder = temporaryFolder()
  fillLibrary(folder.path, links)
  const job = await addWriter(folder.path)
  const sql = plainSql(join(folder.path, 'pansentry.db'))
  const serve = spawn(
    process.execPath,
    ['dist/electron/cli.js', 'serve', '--json', '--port', '0'],
    { cwd: root, env: { ...process.env, PANSENTRY_DATA_DIR: folder.path } },
  )
  const browser = await launchChromium()
  try {
    const [, url = '', link = ''] = await waitForOutput(
      serve,
      /"url":"([^"]+)","signInUrl":"([^"]+)"/,
    )
    const page = await browser.newPage({ locale: 'en-US' })
    page.setDefaultTimeout(patienceMs)
    await page.goto(link)
    await page.waitForURL(`${url}/`)
    const ms = await answersOf(page, url)
    const idle = await p95Frame(page, () => page.waitForTimeout(watchedMs))
    const scrolling = await p95Frame(page, () => scroll(page))
    await page.evaluate(showPlainList)
    const plain = await p95Frame(page, () => turnWheel(page))
    await page.goto(`${url}/#/jobs`)
    await page.reload()
    await page.evaluate((id) => fetch(`/api/v1/jobs/${id}/run`, { method: 'POST' }), job)
    await page.goto(`${url}/#/runs/1`)
    await page.getByRole('log').waitFor()
    const log = await p95Frame(page, () => page.waitForTimeout(watchedMs))
    return { ms, sql, frames: { idle, scrolling, 'plain list': plain, log } }
  } finally {
    await browser.close()
    await ended(serve)
  }
}

/** How long the statements take by themselves, in milliseconds; what they write is taken back. */
function plainSql(file: string) {
  const database = new Database(file)
  const timeOf = (statement: string) => {
    database.exec('BEGIN')
    const prepared = database.prepare(statement)
    const start = performance.now()
    if (prepared.reader) prepared.all()
    else prepared.run()
    const end = performance.now()
    database.exec('ROLLBACK')
    return end - start
  }
  try {
    return statements.map(([task, statement]) => [task, timeOf(statement)] as const)
  } finally {
    database.close()
  }
}

/** A job that writes 5,000 lines a second; returns its id. */
async function addWriter(dataFolder: string): Promise<string> {
  const { engine } = openEngine({ dataFolder })
  const id = 'writer'
  engine.settings.update({ language: 'en' })
  engine.jobs.create({
    id,
    kind: 'script',
    name: id,
    labels: [],
    trigger: { kind: 'cron', crontab: '0 0 1 1 *' },
    params: { program: process.execPath, arguments: ['-e', writer] },
  })
  await engine.stop()
  return id
}

async function answersOf(page: Page, url: string): Promise<Answers> {
  const rows = page.locator('tbody tr[data-index]')
  const grid = page.getByRole('grid')
  const lastRow = async () => {
    const count = Number(await grid.getAttribute('aria-rowcount'))
    return page.locator(`tr[data-index="${count - 2}"]`).getByRole('checkbox')
  }
  const firstText = async () =>
    (await page.locator('tr[data-index="0"] [data-untitled]').textContent()) ?? ''
  /** Waits until the first row has another title; its answers come later. */
  const changed = async (before: string) =>
    page.waitForFunction(
      (was) =>
        (document.querySelector('tr[data-index="0"] [data-untitled]')?.textContent ?? was) !== was,
      before,
    )
  const paint = await timed(async () => {
    await page.goto(`${url}/#/links`)
    await page.reload()
    await rows.first().getByRole('checkbox').waitFor()
  })
  const before = await firstText()
  const sort = await timed(async () => {
    await page.getByRole('columnheader', { name: 'Title' }).getByRole('button').first().click()
    await changed(before)
  })
  const jump = await timed(async () => {
    await grid.focus()
    await page.keyboard.press('End')
    await (await lastRow()).waitFor()
  })
  await page.keyboard.press('Home')
  const sorted = await firstText()
  const search = await timed(async () => {
    await page.getByRole('textbox').first().fill(searched)
    await changed(sorted)
  })
  const archive = await timed(async () => {
    await page.getByRole('checkbox', { name: 'Select all' }).press('Space')
    await page.getByRole('toolbar').getByRole('button', { name: 'Archive' }).click()
    await page.getByRole('alert').filter({ hasText: 'archived' }).waitFor()
  })
  return {
    'first paint': paint,
    search,
    sort,
    'jump to end': jump,
    'archive an eighth': archive,
  }
}

async function scroll(page: Page): Promise<void> {
  await page.getByRole('textbox').first().fill('')
  await turnWheel(page)
}

async function turnWheel(page: Page): Promise<void> {
  await page.getByRole('grid').hover()
  const end = performance.now() + watchedMs
  while (performance.now() < end) {
    await page.mouse.wheel(0, 400)
    await page.waitForTimeout(16)
  }
}

/** Puts a list as long in the place of the page, whose rows are a text each. */
function showPlainList(): void {
  const list = document.createElement('div')
  const body = document.createElement('div')
  list.role = 'grid'
  Object.assign(list.style, { position: 'fixed', inset: '52px 0 0', overflowY: 'auto' })
  Object.assign(body.style, { position: 'relative', height: `${2 ** 24}px` })
  list.append(body)
  document.body.replaceChildren(list)
  const draw = () => {
    const first = Math.max(0, Math.floor(list.scrollTop / 36) - 12)
    const count = Math.ceil(list.clientHeight / 36) + 25
    const rows = Array.from({ length: count }, (_, place) => {
      const row = document.createElement('div')
      row.textContent = `Row ${first + place}`
      const top = `${(first + place) * 36}px`
      Object.assign(row.style, { position: 'absolute', top, height: '36px' })
      return row
    })
    body.replaceChildren(...rows)
  }
  list.addEventListener('scroll', draw, { passive: true })
  draw()
}

/** The time from one frame to the next that 19 of 20 keep, while something is done. */
async function p95Frame(page: Page, work: () => Promise<void>): Promise<number> {
  await page.evaluate(() => {
    const frames: number[] = []
    let last = performance.now()
    const next = () => {
      const now = performance.now()
      frames.push(now - last)
      last = now
      requestAnimationFrame(next)
    }
    requestAnimationFrame(next)
    Object.assign(globalThis, { frames })
  })
  await work()
  const frames = z.array(z.number()).parse(await page.evaluate('globalThis.frames'))
  return frames.toSorted((a, b) => a - b)[Math.floor(frames.length * 0.95)] ?? 0
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGTERM')
  await gone
}
