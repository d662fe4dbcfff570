import { z } from 'zod'
import { accountKey } from './accounts/sign-ins.ts'
import { secretKey } from './jobs/script/script-secrets.ts'
import { isRefusal } from './model/refusal.ts'
import { removalKeptMs } from './model/resources/bulk.ts'
import { channelKey, hookKey } from './model/secrets/channel-key.ts'
import type { Secrets } from './model/secrets.ts'
import type { Backups } from './moving/backups.ts'
import type { Workers } from './remote/workers.ts'
import type { Removed, RemovedKind } from './store/removals.ts'
import type { Store } from './store/store.ts'
import type { Clock } from './time/clock.ts'

export type PurgeOptions = {
  readonly store: Pick<Store, 'removals'>
  readonly secrets: Secrets
  readonly clock: Clock
  readonly parts: { readonly moves: { readonly backups: Backups }; readonly workers: Workers }
  readonly failed: (error: unknown) => void
}

const fromJson = z.string().transform((text): unknown => JSON.parse(text))
const names = z.array(z.string())
const keyed = z.object({ id: z.number(), key: z.string(), secrets: fromJson.pipe(names) })
const account = z.object({ key: z.string() })
const script = z.object({
  key: z.string(),
  params: fromJson.pipe(z.object({ secrets: names.catch([]) }).catch({ secrets: [] })),
})

/** The names under which the secrets of a removed thing are kept; none of one that cannot be read. */
const secretsOf: Partial<Record<RemovedKind, (removed: Removed) => string[]>> = {
  account: ({ row }) => of(account, row, ({ key }) => [accountKey(key)]),
  channel: ({ row }) =>
    of(keyed, row, (channel) => channel.secrets.map((name) => channelKey(channel, name))),
  hook: ({ row }) => of(keyed, row, (hook) => hook.secrets.map((name) => hookKey(hook, name))),
  job: ({ key: id, row }) =>
    of(script, row, ({ key, params }) => params.secrets.map((name) => secretKey(key || id, name))),
}

/** Forgets for good what was removed long enough ago, with its secrets; what fails is tried again the next night. */
export async function purgeRemoved(options: PurgeOptions): Promise<void> {
  const { clock, failed, parts, secrets, store } = options
  for (const removed of store.removals.before(clock.now() - removalKeptMs)) {
    const { id, key, kind } = removed
    try {
      for (const name of secretsOf[kind]?.(removed) ?? []) secrets.forget(name)
      if (kind === 'backup') await parts.moves.backups.purge(key)
      if (kind === 'worker') await parts.workers.purge(key)
    } catch (error) {
      // Without a database between machines there is no role in it.
      if (!isRefusal(error, 'QUEUE_MISSING')) {
        failed(error)
        continue
      }
    }
    store.removals.forget(id)
  }
}

function of<Row>(schema: z.ZodType<Row>, row: unknown, names: (row: Row) => string[]): string[] {
  const { data } = schema.safeParse(row)
  return data === undefined ? [] : names(data)
}
