import {
  type AccountDrive,
  type AccountProfile,
  type AccountState,
  accountDriveSchema,
  accountProfileSchema,
  accountStateSchema,
} from '../../model/account/account.ts'
import { parseJson } from '../../model/terms/parse-json.ts'
import type { Database } from '../schema.ts'

/** An account as it is stored: nothing of its secret. */
export type StoredAccount = {
  readonly id: number
  /** What its secret is kept by. */
  readonly key: string
  readonly drive: AccountDrive
  readonly name: string
  readonly state: AccountState
  readonly profile: AccountProfile | null
  readonly checkedAt: number | null
}

type Row = {
  readonly id: number
  readonly key: string
  readonly drive: string
  readonly name: string
  readonly state: string
  readonly profile: string | null
  readonly checkedAt: number | null
}

const columns = 'id, key, drive, name, state, profile, checked_at AS checkedAt'
const profileSchema = accountProfileSchema.nullable().catch(null)
const stateSchema = accountStateSchema.catch({ kind: 'untested' })

export class AccountStore {
  readonly #database: Database

  constructor(database: Database) {
    this.#database = database
  }

  /** In the order they were added; one of a drive that this version does not know is left alone. */
  list(): StoredAccount[] {
    return this.#database
      .prepare<[], Row>(`SELECT ${columns} FROM accounts ORDER BY id`)
      .all()
      .flatMap(toAccount)
  }

  get(id: number): StoredAccount | undefined {
    const row = this.#database
      .prepare<[number], Row>(`SELECT ${columns} FROM accounts WHERE id = ?`)
      .get(id)
    return row && toAccount(row)[0]
  }

  /** Returns its id. */
  add({ checkedAt, drive, key, name, profile, state }: Omit<StoredAccount, 'id'>): number {
    const { lastInsertRowid } = this.#database
      .prepare(
        'INSERT INTO accounts (key, drive, name, state, profile, checked_at) VALUES (?, ?, ?, ?, ?, ?)',
      )
      .run(key, drive, name, JSON.stringify(state), JSON.stringify(profile), checkedAt)
    return Number(lastInsertRowid)
  }

  update({ checkedAt, id, name, profile, state }: StoredAccount): void {
    this.#database
      .prepare('UPDATE accounts SET name = ?, state = ?, profile = ?, checked_at = ? WHERE id = ?')
      .run(name, JSON.stringify(state), JSON.stringify(profile), checkedAt, id)
  }

  delete(id: number): void {
    this.#database.prepare('DELETE FROM accounts WHERE id = ?').run(id)
  }
}

function toAccount({ drive, profile, state, ...row }: Row): StoredAccount[] {
  const known = accountDriveSchema.safeParse(drive)
  if (!known.success) return []
  return [
    {
      ...row,
      drive: known.data,
      state: stateSchema.parse(parseJson(state)),
      profile: profileSchema.parse(profile === null ? null : parseJson(profile)),
    },
  ]
}
