import type { Link } from '../../model/link.ts'
import type { Provider } from '../../model/provider.ts'
import type { Resource, ResourceDraft } from '../../model/resource.ts'
import { type Override, verdictOf } from '../../model/resources/override.ts'
import type { Standing } from '../../model/standing.ts'
import type { Database, Statement } from '../schema.ts'
import type { LabelStore } from './labels.ts'
import { fromRow, type ResourceRow, resourceColumns } from './resource-row.ts'

/** The links a person keeps, one by one. */
export class ResourceStore {
  readonly #database: Database
  readonly #labels: LabelStore
  readonly #statements = new Map<string, Statement>()

  readonly #get: Statement<[number], ResourceRow>
  readonly #sharing: Statement<[Provider, string, string, number], ResourceRow>
  readonly #ofShare: Statement<[Provider, string], ResourceRow>

  constructor(database: Database, labels: LabelStore) {
    this.#database = database
    this.#labels = labels
    this.#get = database.prepare(`SELECT ${resourceColumns} FROM resources WHERE id = ?`)
    this.#ofShare = database.prepare(
      `SELECT ${resourceColumns} FROM resources WHERE provider = ? AND share_id = ? ORDER BY id`,
    )
    this.#sharing = database.prepare(
      `SELECT ${resourceColumns} FROM resources
       WHERE provider = ? AND share_id = ? AND passcode = ? AND id <> ?`,
    )
  }

  get(id: number): Resource | undefined {
    const row = this.#get.get(id)
    return row && fromRow(row)
  }

  /** When the first of them was added, in milliseconds since 1970; null without any. */
  firstAddedAt(): number | null {
    return (
      this.#database
        .prepare<[], number>('SELECT created_at FROM resources ORDER BY id LIMIT 1')
        .pluck()
        .get() ?? null
    )
  }

  /** The highest id there is, 0 without any. */
  lastId(): number {
    return (
      this.#database
        .prepare<[], number>('SELECT coalesce(max(id), 0) FROM resources')
        .pluck()
        .get() ?? 0
    )
  }

  /** The resources that died last, newest first. */
  lastDied(limit: number): Resource[] {
    return this.#database
      .prepare<[number], ResourceRow>(
        `SELECT ${resourceColumns} FROM resources
         WHERE archived_at IS NULL AND is_expired = 1 AND coalesce(expired_at, 0) > 0
         ORDER BY coalesce(expired_at, 0) DESC, id DESC LIMIT ?`,
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

  /** The reasons that links have now, but for those of links that are archived. */
  reasons(): string[] {
    // From each to the next by the index, however many links have one: https://sqlite.org/lang_with.html
    return this.#database
      .prepare<[], string>(
        `WITH RECURSIVE reasons (code) AS (
           VALUES ('') UNION ALL
           SELECT (SELECT min(code) FROM resources WHERE code > reasons.code AND archived_at IS NULL)
           FROM reasons WHERE code IS NOT NULL)
         SELECT code FROM reasons WHERE code <> ''`,
      )
      .pluck()
      .all()
  }

  /** The other resources of the same title, but for blanks and marks, those that are alive first. */
  ofTitle(id: number, limit: number): Resource[] {
    return this.#database
      .prepare<[number, number, number], ResourceRow>(
        `SELECT ${resourceColumns} FROM resources
         WHERE title_key = (SELECT title_key FROM resources WHERE id = ?) AND title_key <> '' AND id <> ?
         ORDER BY health = 'alive' DESC, id DESC LIMIT ?`,
      )
      .all(id, id, limit)
      .map(fromRow)
  }

  /** True for a share that is already kept, whatever its title. */
  has(link: Pick<Link, 'provider' | 'shareId'>): boolean {
    const sql = 'SELECT 1 FROM resources WHERE provider = ? AND share_id = ?'
    return this.#prepared(sql).get(link.provider, link.shareId) !== undefined
  }

  /** Returns the new resource's id; to be called within a transaction. */
  add(draft: ResourceDraft, now: number, importId: number | null = null): number {
    const { title, link, category, tags = [], note, code = '' } = draft
    const insert = this.#prepared(
      `INSERT INTO resources (title, url, provider, share_id, passcode, category_id, note, code, import_id,
         created_at, updated_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    const { url, provider, shareId, passcode } = link
    const categoryId = this.#labels.idOf('category', category)
    const row = [
      title,
      url,
      provider,
      shareId,
      passcode,
      categoryId,
      note,
      code,
      importId,
      now,
      now,
    ]
    const id = Number(insert.run(...row).lastInsertRowid)
    if (tags.length > 0) this.#labels.setTags(id, tags)
    return id
  }

  /** Rewrites what a person wrote; to be called within a transaction. */
  edit(id: number, { title, link, category, note, tags }: ResourceDraft, now: number): void {
    const categoryId = this.#labels.idOf('category', category)
    this.#prepared(
      `UPDATE resources SET title = ?, url = ?, provider = ?, share_id = ?, passcode = ?,
         category_id = ?, note = ?, updated_at = ? WHERE id = ?`,
    ).run(title, link.url, link.provider, link.shareId, link.passcode, categoryId, note, now, id)
    if (tags) this.#labels.setTags(id, tags)
  }

  /** Makes a resource one that was never checked; its history stays. */
  forgetVerdict(id: number): void {
    this.#prepared(
      `UPDATE resources SET is_expired = 0, state = NULL, code = '', reason = '', checked_at = NULL,
         valid_at = NULL, alive_since = NULL, expired_at = NULL, doubted_at = NULL,
         undecided_count = 0, final_url = '', next_check_at = NULL, news = NULL, news_at = NULL,
         override_life = NULL, override_until = NULL WHERE id = ?`,
    ).run(id)
  }

  /** Gives a resource the link of another, and what is known of that; to be called within a transaction. */
  takeLink(id: number, from: number, now: number): void {
    const columns = `url, provider, share_id, passcode, is_expired, state, code, reason, checked_at,
      valid_at, alive_since, expired_at, doubted_at, undecided_count, final_url, next_check_at,
      override_life, override_until`
    this.#prepared(
      `UPDATE resources SET (${columns}) = (SELECT ${columns} FROM resources AS other WHERE other.id = ?),
         news = NULL, news_at = NULL, updated_at = ? WHERE id = ?`,
    ).run(from, now, id)
  }

  /** What a person holds true of a link until a time: it is not due before, and no news to them. */
  setOverride(id: number, override: Override, standing: Standing, now: number): void {
    const { state, code } = verdictOf(override)
    const { life, until } = override
    const { isExpired, aliveSince, expiredAt } = standing
    this.#prepared(
      `UPDATE resources SET override_life = ?, override_until = ?, state = ?, code = ?, reason = '',
         is_expired = ?, alive_since = ?, expired_at = ?, doubted_at = NULL, undecided_count = 0,
         next_check_at = ?, news = NULL, news_at = NULL, updated_at = ? WHERE id = ?`,
    ).run(life, until, state, code, isExpired ? 1 : 0, aliveSince, expiredAt, until, now, id)
  }

  /** The link is due: its next check decides. */
  endOverride(id: number, now: number): void {
    this.#prepared(
      `UPDATE resources SET override_life = NULL, override_until = NULL, next_check_at = NULL,
         updated_at = ? WHERE id = ?`,
    ).run(now, id)
  }

  forgetChecks(id: number): void {
    this.#prepared('DELETE FROM checks WHERE resource_id = ?').run(id)
  }

  #prepared(sql: string): Statement {
    const known = this.#statements.get(sql)
    if (known) return known
    const statement = this.#database.prepare(sql)
    this.#statements.set(sql, statement)
    return statement
  }
}
