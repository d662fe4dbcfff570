// One measured process over a filled library: node library-process.ts <data folder>
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import type {
  ResourceFilter,
  ResourceOrder,
} from '../../electron/engine/model/resources/resource-filter.ts'
import { noLog, openEngine } from '../support/engine.ts'

/** How long answers took, in milliseconds: the median of some, and for what is done in steps the longest stall. */
export type LibraryFigures = Readonly<Record<string, number>>

const { engine } = openEngine({ dataFolder: process.argv[2] ?? '', log: noLog })
const total = await engine.resources.count({})

function list(filter: ResourceFilter, order: ResourceOrder = 'added', offset = 0): number {
  const listing = { filter, order, descending: true, limit: 300, offset }
  return median(() => void engine.resources.list(listing))
}

function facets(text: string): number {
  return median((index) => {
    // Another text each time, which finds the same.
    void engine.library.views.facets(text + ' '.repeat(index))
  })
}

/** How long work in steps took, and the longest time in which nothing else could happen. */
async function inSteps(name: string, work: () => Promise<unknown>) {
  await wait(50)
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  const start = performance.now()
  await work()
  const ms = performance.now() - start
  delay.disable()
  return { [`${name} (ms)`]: ms, [`${name}: longest stall (ms)`]: delay.max / 1e6 }
}

let undo: number | null = null
const some = { filter: { text: '三体' }, except: [] }
const figures: LibraryFigures = {
  links: total,
  'first page': list({}),
  'middle, newest first': list({}, 'added', Math.floor(total / 2)),
  'end, newest first': list({}, 'added', total - 300),
  'middle by title': list({}, 'title', Math.floor(total / 2)),
  'end by title': list({}, 'title', total - 300),
  'search of a rare word': list({ text: '99999' }),
  'search of a common word': list({ text: '三体' }),
  'search of a common word, by title from its far end': list({ text: '三体' }, 'title'),
  'search of one letter': list({ text: 'e' }),
  'counts beside the list': facets(''),
  'counts beside the list of a common word': facets('三体'),
  ...(await inSteps('exact count of a common word', () =>
    engine.resources.count({ text: '三体' }),
  )),
  ...(await inSteps('category of an eighth of all', async () => {
    const changed = await engine.library.bulk.change(some, { category: '新' })
    undo = changed.undo
  })),
  ...(await inSteps('undoing it', () => engine.library.bulk.restore(undo ?? 0))),
}
await engine.stop()
console.log(JSON.stringify(figures))

function median(work: (index: number) => void): number {
  const took = Array.from({ length: 9 }, (_, index) => {
    const start = performance.now()
    work(index)
    return performance.now() - start
  }).toSorted((a, b) => a - b)
  return took[4] ?? 0
}
