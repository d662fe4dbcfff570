import { z } from 'zod'
import { parseJson } from '../model/terms/parse-json.ts'
import { type ApiToken, rightSchema } from '../model/tokens/api-token.ts'
import type { Database, Statement } from './schema.ts'
import { isStoreError } from './store-refusal.ts'

type Row = Omit<ApiToken, 'rights'> & { readonly rights: string }

const columns = 'name, rights, created_at AS createdAt, ends_at AS endsAt, used_at AS usedAt'
const rightsSchema = z.array(rightSchema).catch([])

/** The tokens that have a name, by the digest of what they are. */
export class ApiTokenStore {
  readonly #database: Database
  readonly #find: Statement<[string], Row>

  constructor(database: Database) {
    this.#database = database
    this.#find = database.prepare(`SELECT ${columns} FROM api_tokens WHERE digest = ?`)
  }

  /** By name. */
  list(): ApiToken[] {
    const rows = this.#database.prepare<[], Row>(`SELECT ${columns} FROM api_tokens ORDER BY name`)
    return rows.all().map(toToken)
  }

  find(digest: string): ApiToken | undefined {
    const row = this.#find.get(digest)
    return row && toToken(row)
  }

  /** False where there is one of this name. */
  add({ name, rights, createdAt, endsAt }: ApiToken, digest: string): boolean {
    const { changes } = this.#database
      .prepare(
        'INSERT INTO api_tokens (name, digest, rights, created_at, ends_at) VALUES (?, ?, ?, ?, ?) ON CONFLICT (name) DO NOTHING',
      )
      .run(name, digest, JSON.stringify(rights), createdAt, endsAt)
    return changes > 0
  }

  /** Notes that a token is in use. It lets in also while that cannot be written. */
  use(digest: string, now: number): void {
    try {
      this.#database.prepare('UPDATE api_tokens SET used_at = ? WHERE digest = ?').run(now, digest)
    } catch (error) {
      if (!isStoreError(error)) throw error
    }
  }
}

/** One whose rights cannot be read has none. */
function toToken({ rights, ...row }: Row): ApiToken {
  return { ...row, rights: rightsSchema.parse(parseJson(rights)) }
}
