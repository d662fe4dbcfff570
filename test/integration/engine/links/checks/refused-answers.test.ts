import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { checkJobId } from '../../../../../electron/engine/model/terms/job-ids.ts'
import { databaseFile } from '../../../../../electron/engine/storage.ts'
import { Store } from '../../../../../electron/engine/store/store.ts'
import { CheckedLinks } from '../../../../support/drives/checked-links.ts'
import { noPauses } from '../../../../support/drives/no-pauses.ts'
import { runEnded } from '../../../../support/engine.ts'

let links: CheckedLinks

beforeEach(async () => {
  links = await CheckedLinks.start()
})

afterEach(async () => {
  vi.restoreAllMocks()
  await links[Symbol.asyncDispose]()
})

test('answers that another program’s lock keeps from being written are written after it', async () => {
  const engine = links.open(noPauses)
  const ids = links.addShares(6)
  const other = new Database(databaseFile(links.dataFolder))
  const { answering } = links
  links.answering = (exchange) => {
    // All are asked meanwhile, and none can be written.
    if (!other.inTransaction) other.exec('BEGIN IMMEDIATE')
    return answering(exchange)
  }
  const transactions = vi.spyOn(Store.prototype, 'transaction')
  const refusals = () => transactions.mock.results.filter(({ type }) => type === 'throw').length
  const { runId } = engine.jobs.run(checkJobId)
  await expect.poll(() => links.drives.exchanges.length).toBeGreaterThanOrEqual(6)
  // The lines of the run may be written before the lock; the answers are tried again and again.
  const before = refusals()
  await expect.poll(refusals).toBeGreaterThan(before + 2)
  expect(engine.runs.get(runId).outcome).toBe(null)
  links.answering = answering
  other.exec('ROLLBACK')
  other.close()
  await runEnded(engine, runId)
  expect(engine.runs.get(runId)).toMatchObject({ outcome: 'succeeded', done: 6 })
  for (const id of ids) expect(engine.resources.get(id)).toMatchObject({ state: 'valid' })
})
