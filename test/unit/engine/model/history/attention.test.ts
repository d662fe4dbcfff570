import { expect, test } from 'vitest'
import {
  type AttentionFacts,
  attentionOf,
} from '../../../../../electron/engine/model/history/attention.ts'

const dayMs = 24 * 3_600_000
const well: AttentionFacts = {
  now: 100 * dayMs,
  failures: [],
  loginsNeeded: [],
  backupAt: 99 * dayMs,
  since: 1,
  zone: 'Asia/Shanghai',
  isZoneChosen: false,
  freeBytes: 50_000_000_000,
  databaseBytes: 1_000_000,
}
const failure = { jobId: 'mine', runId: 3, at: 5, line: 'No space left' }

test('nothing to see to', () => {
  expect(attentionOf(well)).toEqual([])
  // What the system does not tell is no reason to worry.
  expect(attentionOf({ ...well, freeBytes: null })).toEqual([])
})

test.each<[string, Partial<AttentionFacts>, unknown]>([
  ['a failed job', { failures: [failure] }, { kind: 'job-failed', ...failure }],
  ['a missing login', { loginsNeeded: ['115'] }, { kind: 'login-needed', provider: '115' }],
  ['an old backup', { backupAt: 96 * dayMs }, { kind: 'backup-old', at: 96 * dayMs }],
  ['no backup of what is there for days', { backupAt: null }, { kind: 'backup-old', at: null }],
  ['UTC that nobody chose', { zone: 'UTC' }, { kind: 'zone-is-utc' }],
  ['a full disk', { freeBytes: 1000 }, { kind: 'disk-nearly-full', freeBytes: 1000 }],
  [
    'a disk without room for a backup',
    { freeBytes: 5_000_000_000, databaseBytes: 3_000_000_000 },
    { kind: 'disk-nearly-full', freeBytes: 5_000_000_000 },
  ],
])('%s', (_, facts, found) => {
  expect(attentionOf({ ...well, ...facts })).toEqual([found])
})

test.each<[string, Partial<AttentionFacts>]>([
  ['no backup of nothing', { backupAt: null, since: null }],
  ['no backup of what is new', { backupAt: null, since: 99 * dayMs }],
  ['a backup of the day before yesterday', { backupAt: 98 * dayMs }],
  ['UTC that somebody chose', { zone: 'UTC', isZoneChosen: true }],
])('%s is all right', (_, facts) => {
  expect(attentionOf({ ...well, ...facts })).toEqual([])
})

test('what is worst comes first', () => {
  const facts = { ...well, freeBytes: 1, failures: [failure], backupAt: null, zone: 'UTC' }
  expect(attentionOf(facts).map(({ kind }) => kind)).toEqual([
    'disk-nearly-full',
    'job-failed',
    'backup-old',
    'zone-is-utc',
  ])
})
