import { join } from 'node:path'
import Database from 'better-sqlite3'
import { providers } from '../../electron/engine/model/provider.ts'
import { Store } from '../../electron/engine/store/store.ts'

export const dayMs = 24 * 3600 * 1000

const drives = providers.filter((provider) => provider !== 'web')

/**
 * A store in the middle of a campaign that began at `startedAt`: of each provider 60 % were asked
 * since, 30 % are dead and not due for days, 10 % are still to be asked. Two in five are web links.
 */
export function fillStore(folder: string, count: number, webPort: number, startedAt: number): void {
  const file = join(folder, 'pansentry.db')
  new Store(file).close()
  const database = new Database(file)
  // Nothing is lost when this is cut short, and a cache holds the indexes while they grow.
  database.pragma('synchronous = OFF')
  database.pragma('cache_size = -1000000')
  const insert = database.prepare(
    `INSERT INTO resources (title, url, provider, share_id, is_expired, state, code, checked_at,
       valid_at, expired_at, next_check_at, created_at, updated_at)
     VALUES (@title, @url, @provider, @shareId, @isExpired, @state, '', @checkedAt,
       @validAt, @expiredAt, @nextCheckAt, @createdAt, @createdAt)`,
  )
  database.transaction(() => {
    for (let index = 0; index < count; index += 1) insert.run(rowAt(index, webPort, startedAt))
  })()
  database.close()
}

function rowAt(index: number, webPort: number, startedAt: number) {
  const provider = index % 5 < 2 ? 'web' : (drives[index % drives.length] ?? 'quark')
  const address = `127.1.${index % 2}.${1 + (index % 199)}:${webPort}`
  const shareId = provider === 'web' ? `http://${address}/file/${index}` : `share-${index}`
  // Spread over all providers, and in no order of time.
  const tenth = Math.floor(index / 60) % 10
  const isExpired = tenth >= 7
  const isDone = tenth >= 1 && tenth < 7
  const asked = isDone ? startedAt + index / 1000 : startedAt - dayMs - ((index * 7919) % dayMs)
  const checkedAt = Math.round(isExpired ? asked - 2 * dayMs : asked)
  // Half of what is due was never looked at before, or is long overdue.
  const dueAt = index % 2 === 0 ? null : startedAt - (index % 1000) * 60_000
  return {
    title: `示例剧集 ${index}`,
    url: provider === 'web' ? shareId : `https://${provider}.example/s/${shareId}`,
    provider,
    shareId,
    isExpired: isExpired ? 1 : 0,
    state: isExpired ? 'deleted' : 'valid',
    checkedAt,
    validAt: isExpired ? null : checkedAt,
    expiredAt: isExpired ? checkedAt : null,
    nextCheckAt:
      isExpired || isDone ? startedAt + dayMs + ((index * 104_729) % (5 * dayMs)) : dueAt,
    createdAt: startedAt - 90 * dayMs,
  }
}
