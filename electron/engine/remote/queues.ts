import type { PgBoss, Queue } from 'pg-boss'
import { type Provider, providers } from '../model/provider.ts'

/**
 * Where messages go. The release in a name is what keeps another one out: its queues do not exist. Only reports,
 * by which it is seen, are shared by all.
 */
export const queueNames = (release: string) => ({
  ask: (provider: Provider) => `ask/${release}/${provider}`,
  answers: `answers/${release}`,
  lost: `lost/${release}`,
  reports: 'reports',
})

// Longer than a restart of PostgreSQL: or workers that live would be taken for dead when it is back.
export const heartbeatSeconds = 60

// How long an answer waits for a coordinator that is away.
const daySeconds = 86_400

/** All queues of a release, those first that others name. */
export function queuesOf(release: string): Queue[] {
  const names = queueNames(release)
  const kept = { deleteAfterSeconds: 600, retentionSeconds: 14 * daySeconds }
  const ours = { ...kept, notify: true, retryLimit: 100, expireInSeconds: 60 }
  return [
    // What is failed comes here without a word: it has to be looked for.
    { ...ours, name: names.lost, notify: false },
    { name: names.reports, policy: 'short', retentionSeconds: 2 * daySeconds, retryLimit: 0 },
    ...providers.map((provider) => ({
      ...kept,
      name: names.ask(provider),
      notify: true,
      // What is lost is not asked again as a whole: the coordinator knows which of it is still open.
      retryLimit: 0,
      deadLetter: names.lost,
      heartbeatSeconds,
      expireInSeconds: 1800,
    })),
    // The last: a worker that finds it finds all.
    { ...ours, name: names.answers },
  ]
}

/** What exists keeps its options when it is created again, so they are set too. */
export async function declareQueue(boss: PgBoss, queue: Queue): Promise<void> {
  // A policy stays as it was made.
  const { name, policy: _, deadLetter, heartbeatSeconds, ...rest } = queue
  await boss.createQueue(name, queue)
  await boss.updateQueue(name, {
    ...rest,
    ...(deadLetter !== undefined && { deadLetter }),
    ...(heartbeatSeconds !== undefined && { heartbeatSeconds }),
  })
}
