import { setTimeout as delay } from 'node:timers/promises'
import type { PgBoss } from 'pg-boss'
import type { LaneState } from '../../../electron/engine/model/lane.ts'
import { version } from '../../../electron/engine/model/version.ts'
import type {
  LaneClosure,
  WorkerLane,
  WorkerReport,
} from '../../../electron/engine/model/workers/worker.ts'
import { openQueues } from '../../../electron/engine/remote/connection.ts'
import { queueNames } from '../../../electron/engine/remote/queues.ts'
import { addRole } from '../../../electron/engine/remote/worker-roles.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs

type Sample = Partial<WorkerReport> & { readonly name: string; readonly agoMs?: number }

/** A drive that was not asked yet. */
export const openLane: WorkerLane = {
  failures: 0,
  openings: 0,
  openUntil: 0,
  day: 0,
  asked: 0,
  closure: null,
  closedUntil: 0,
}

/** Has the database between machines tell of a worker for an hour, or as if it had been gone for a while. */
export async function tellOf(boss: PgBoss, { agoMs = -hourMs, ...sample }: Sample): Promise<void> {
  const now = Date.now()
  const report: WorkerReport = {
    release: version,
    isRefused: false,
    exit: '',
    startedAt: now - 2 * hourMs,
    perMinute: 0,
    batches: 0,
    lanes: {},
    ...sample,
  }
  const { reports } = queueNames('')
  const told = { report, at: now - agoMs, sentAt: now }
  await boss.upsert(reports, told, { singletonKey: report.name })
}

/** Has the database between machines tell of workers that stand in every way there is, for an hour. */
export async function tellOfWorkers(address: string): Promise<void> {
  const boss = await openQueues(address, 'owner', 'samples', () => {})
  const { reports } = queueNames('')
  while ((await boss.getQueue(reports)) === null) await delay(100)
  const now = Date.now()
  const lane = (
    asked: number,
    rest: Partial<LaneState> = {},
    closure: LaneClosure | null = null,
  ) => ({
    ...openLane,
    day: Math.floor(now / dayMs),
    asked,
    ...rest,
    closure,
    closedUntil: closure === null ? 0 : now + 5 * hourMs,
  })
  const same = lane(0, {}, 'same-address')
  const samples: readonly Sample[] = [
    {
      name: 'nas',
      exit: '203.0.113.7',
      perMinute: 38,
      batches: 4,
      lanes: {
        quark: lane(1204),
        baidu: lane(871),
        aliyun: lane(0),
        tianyi: lane(0),
        web: lane(2210),
      },
    },
    {
      name: 'office-in-frankfurt-behind-old-router',
      exit: '2001:db8:85a3:1234:5678:8a2e:370:7334',
      perMinute: 12,
      batches: 1,
      lanes: {
        quark: lane(322, { failures: 5, openings: 2, openUntil: now + 2 * hourMs }),
        baidu: lane(97, { failures: 5, openings: 3 }, 'gave-up'),
        '115': lane(500, {}, 'day-is-full'),
        web: lane(640),
      },
    },
    {
      name: 'pi',
      exit: '203.0.113.7',
      startedAt: now - hourMs,
      lanes: { quark: same, baidu: same, web: same },
    },
    { name: 'gone', exit: '198.51.100.4', agoMs: 3 * hourMs, lanes: { quark: lane(75) } },
    { name: 'older', exit: '198.51.100.9', release: '0.9.0', lanes: {} },
  ]
  await addRole(boss, 'expected')
  for (const sample of samples) await tellOf(boss, sample)
  await boss.stop({ graceful: false })
}
