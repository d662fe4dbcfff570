import type { Statement } from 'better-sqlite3'
import type { Link } from '../model/link.ts'
import { isProvider, type Provider } from '../model/provider.ts'
import type {
  Resource,
  ResourceDraft,
  ResourceFilter,
  ResourceListing,
  ResourceOrder,
} from '../model/resource.ts'
import { aliveStates, type Health, isState, unreadableCode } from '../model/verdict.ts'
import type { Database } from './schema.ts'

export type Row = Omit<Resource, 'isExpired'> & { readonly isExpired: 0 | 1 }

/** For every statement that reads a whole resource. */
export const columns = `id, title, url, provider, share_id AS shareId, passcode, category, note,
  is_expired AS isExpired, state, code, reason, checked_at AS checkedAt, valid_at AS validAt,
  alive_since AS aliveSince, expired_at AS expiredAt, doubted_at AS doubtedAt,
  undecided_count AS undecidedCount, final_url AS finalUrl, next_check_at AS nextCheckAt,
  news, created_at AS createdAt`

const quoted = (list: readonly string[]) => list.map((item) => `'${item}'`).join(', ')

const healthSql: Record<Health, string> = {
  dead: 'is_expired = 1',
  alive: `is_expired = 0 AND state IN (${quoted(aliveStates)})`,
  // A death that is not proven yet is undecided too.
  undecided: `is_expired = 0 AND state IS NOT NULL
    AND state NOT IN (${quoted([...aliveStates, 'unsupported'])})`,
  uncheckable: "is_expired = 0 AND state = 'unsupported'",
  unchecked: 'is_expired = 0 AND state IS NULL',
}

// A keyset needs a total order: each pair ends in id. Nulls come as '' or 0 so that they compare.
const orderSql: Record<ResourceOrder, string> = {
  added: 'id',
  title: 'title COLLATE NOCASE',
  checked: 'coalesce(checked_at, 0)',
}

export class ResourceStore {
  readonly #database: Database
  readonly #statements = new Map<string, Statement>()

  readonly #get: Statement<[number], Row>
  readonly #sharing: Statement<[Provider, string, string, number], Row>
  readonly #ofShare: Statement<[Provider, string], Row>

  constructor(database: Database) {
    this.#database = database
    this.#get = database.prepare(`SELECT ${columns} FROM resources WHERE id = ?`)
    this.#ofShare = database.prepare(
      `SELECT ${columns} FROM resources WHERE provider = ? AND share_id = ? ORDER BY id`,
    )
    this.#sharing = database.prepare(
      `SELECT ${columns} FROM resources
       WHERE provider = ? AND share_id = ? AND passcode = ? AND id <> ?`,
    )
  }

  get(id: number): Resource | undefined {
    const row = this.#get.get(id)
    return row && fromRow(row)
  }

  /** One page in a stable order, read from the row after `after`. */
  list({ filter, order, descending, after, limit }: ResourceListing): Resource[] {
    const by = orderSql[order]
    const direction = descending ? 'DESC' : 'ASC'
    const { where, values } = filterSql(filter)
    if (after) {
      where.push(`(${by}, id) ${descending ? '<' : '>'} (?, ?)`)
      values.push(after.value, after.id)
    }
    const sql = `SELECT ${columns} FROM resources ${whereSql(where)}
      ORDER BY ${by} ${direction}, id ${direction} LIMIT ?`
    return this.#database
      .prepare<unknown[], Row>(sql)
      .all(...values, limit)
      .map(fromRow)
  }

  /**
   * What a filter finds among the ids from `first` to `last`: a walk in such steps costs the same at
   * every step, however rare what it looks for.
   */
  range(filter: ResourceFilter, first: number, last: number): Resource[] {
    const { where, values } = filterSql(filter)
    const sql = `SELECT ${columns} FROM resources NOT INDEXED
      ${whereSql([...where, 'id BETWEEN ? AND ?'])} ORDER BY id`
    return this.#database
      .prepare<unknown[], Row>(sql)
      .all(...values, first, last)
      .map(fromRow)
  }

  /** The highest id there is, 0 without any. */
  lastId(): number {
    return this.#number('SELECT coalesce(max(id), 0) FROM resources', [])
  }

  /** When the first of them was added, in milliseconds since 1970; null without any. */
  firstAddedAt(): number | null {
    const first = this.#prepared('SELECT created_at FROM resources ORDER BY id LIMIT 1').pluck()
    const at = first.get()
    return typeof at === 'number' ? at : null
  }

  count(filter: ResourceFilter): number {
    const { where, values } = filterSql(filter)
    return this.#number(`SELECT count(*) FROM resources ${whereSql(where)}`, values)
  }

  /** The resources that died last, newest first. */
  lastDied(limit: number): Resource[] {
    return this.#database
      .prepare<[number], Row>(
        `SELECT ${columns} FROM resources WHERE is_expired = 1 AND expired_at IS NOT NULL
         ORDER BY expired_at DESC, id DESC LIMIT ?`,
      )
      .all(limit)
      .map(fromRow)
  }

  /** The other resources with the same share and passcode: what holds for one holds for them. */
  sharing({ id, provider, shareId, passcode }: Resource): Resource[] {
    return this.#sharing.all(provider, shareId, passcode, id).map(fromRow)
  }

  /** The resources that keep a share, whatever their passcodes. */
  ofShare({ provider, shareId }: Pick<Link, 'provider' | 'shareId'>): Resource[] {
    return this.#ofShare.all(provider, shareId).map(fromRow)
  }

  /** True for a share that is already kept, whatever its title. */
  has(link: Pick<Link, 'provider' | 'shareId'>): boolean {
    const sql = 'SELECT 1 FROM resources WHERE provider = ? AND share_id = ?'
    return this.#prepared(sql).get(link.provider, link.shareId) !== undefined
  }

  /** Returns the new resource's id. */
  add({ title, link, category, note, code = '' }: ResourceDraft, now: number): number {
    const insert = this.#prepared(
      `INSERT INTO resources (title, url, provider, share_id, passcode, category, note, code, created_at, updated_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    const { url, provider, shareId, passcode } = link
    const row = [title, url, provider, shareId, passcode, category, note, code, now, now]
    return Number(insert.run(...row).lastInsertRowid)
  }

  /** Rewrites what a person wrote. */
  edit(id: number, { title, link, category, note }: ResourceDraft, now: number): void {
    this.#prepared(
      `UPDATE resources SET title = ?, url = ?, provider = ?, share_id = ?, passcode = ?,
         category = ?, note = ?, updated_at = ? WHERE id = ?`,
    ).run(title, link.url, link.provider, link.shareId, link.passcode, category, note, now, id)
  }

  /** Makes a resource one that was never checked. */
  forgetVerdict(id: number): void {
    this.#database.transaction(() => {
      this.#prepared(
        `UPDATE resources SET is_expired = 0, state = NULL, code = '', reason = '', checked_at = NULL,
           valid_at = NULL, alive_since = NULL, expired_at = NULL, doubted_at = NULL,
           undecided_count = 0, final_url = '', next_check_at = NULL, news = NULL, news_at = NULL WHERE id = ?`,
      ).run(id)
      this.#prepared('DELETE FROM checks WHERE resource_id = ?').run(id)
    })()
  }

  delete(ids: readonly number[]): number {
    const remove = this.#prepared('DELETE FROM resources WHERE id = ?')
    return this.#database.transaction(() => ids.reduce((n, id) => n + remove.run(id).changes, 0))()
  }

  #number(sql: string, values: unknown[]): number {
    return (
      this.#database
        .prepare<unknown[], number>(sql)
        .pluck()
        .get(...values) ?? 0
    )
  }

  #prepared(sql: string): Statement {
    const known = this.#statements.get(sql)
    if (known) return known
    const statement = this.#database.prepare(sql)
    this.#statements.set(sql, statement)
    return statement
  }
}

/** A drive or a state that this version does not know leaves a resource listed, as a page whose answer told nothing. */
export function fromRow(row: Row): Resource {
  const resource = { ...row, isExpired: row.isExpired === 1 }
  const { provider, state } = row
  if (isProvider(provider) && (state === null || isState(state))) return resource
  const known = isProvider(provider) ? provider : 'web'
  return { ...resource, provider: known, state: 'error', code: unreadableCode, reason: '' }
}

function filterSql({ text, provider, health, category, isExpired, news }: ResourceFilter): {
  where: string[]
  values: (string | number | null)[]
} {
  const where: string[] = []
  const values: (string | number | null)[] = []
  if (provider) {
    where.push('provider = ?')
    values.push(provider)
  }
  if (health) where.push(healthSql[health])
  if (category !== undefined) {
    where.push('category = ?')
    values.push(category)
  }
  if (isExpired !== undefined) where.push(`is_expired = ${isExpired ? 1 : 0}`)
  if (news) {
    where.push('news = ?')
    values.push(news)
  }
  if (text) {
    where.push("(title LIKE ? ESCAPE '\\' OR url LIKE ? ESCAPE '\\' OR note LIKE ? ESCAPE '\\')")
    const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`
    values.push(pattern, pattern, pattern)
  }
  return { where, values }
}

function whereSql(where: readonly string[]): string {
  return where.length > 0 ? `WHERE ${where.join(' AND ')}` : ''
}
