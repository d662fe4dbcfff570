import { join } from 'node:path'
import Database from 'better-sqlite3'
import { Store } from '../../electron/engine/store/store.ts'

// Out of these and a number come the titles, so that some words stand in half of all links and others in one.
const works = [
  '蓝色星球',
  '三体',
  '流浪地球',
  'Blue Planet',
  '庆余年',
  '繁花',
  'The Office',
  '黑镜',
]
const kinds = ['4K', '1080P', '全集', '国语中字']
const drives = ['quark', 'aliyun', 'baidu', '115', 'web'] as const

const indexedAtOnce = 1000

/** A library of so many links as a person keeps them, with categories and tags, every one in the index of words. */
export function fillLibrary(folder: string, count: number): void {
  const file = join(folder, 'pansentry.db')
  new Store(file).close()
  const database = new Database(file)
  // Nothing is lost when this is cut short, and a cache holds the indexes while they grow.
  database.pragma('synchronous = OFF')
  database.pragma('cache_size = -1000000')
  const now = Date.now()
  database.transaction(() => {
    for (let index = 1; index <= 20; index += 1) {
      database.prepare('INSERT INTO categories VALUES (?, ?)').run(index, `分类 ${index}`)
      database.prepare('INSERT INTO tags VALUES (?, ?)').run(index, `tag${index}`)
    }
    const insert = database.prepare(
      `INSERT INTO resources (id, title, url, provider, share_id, category_id, is_expired, state, code,
         checked_at, expired_at, created_at, updated_at, archived_at)
       VALUES (@id, @title, @url, @provider, @shareId, @category, @isExpired, @state, @code,
         @checkedAt, @expiredAt, @createdAt, @createdAt, @archivedAt)`,
    )
    const tag = database.prepare('INSERT INTO resource_tags VALUES (?, ?)')
    for (let id = 1; id <= count; id += 1) {
      insert.run(rowAt(id, now))
      if (id % 4 === 0) tag.run(id, 1 + (id % 20))
    }
  })()
  database.close()
  const store = new Store(file)
  while (store.search.index(indexedAtOnce) > 0);
  store.close()
}

function rowAt(id: number, now: number) {
  const provider = drives[id % drives.length] ?? 'quark'
  const isExpired = id % 10 === 3
  const shareId = (id * 2_654_435_761).toString(16).padStart(12, '0')
  const checkedAt = now - ((id * 7919) % (30 * 86_400_000))
  const season = `第${1 + (id % 12)}季`
  return {
    id,
    title: `${works[id % works.length]} ${season} ${kinds[(id >> 3) % kinds.length]} ${id}`,
    url: `https://${provider}.example/s/${shareId}`,
    provider,
    shareId,
    category: id % 21,
    isExpired: isExpired ? 1 : 0,
    state: isExpired ? 'cancelled' : id % 50 === 0 ? null : 'valid',
    code: isExpired ? 'quark.41012' : '',
    checkedAt,
    expiredAt: isExpired ? checkedAt : null,
    createdAt: now - 90 * 86_400_000 + id,
    archivedAt: id % 100 === 7 ? now : null,
  }
}
