import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { discardFileSync, readTextSync, replaceFile } from '../../engine/disk/files.ts'
import { Refusal } from '../../engine/model/refusal.ts'
import type { ChosenPlace, SecretsState } from '../../engine/model/secrets/place.ts'
import type { Secrets } from '../../engine/model/secrets.ts'
import { keyIn, keyOf, newKey, seal, unseal } from './cipher.ts'
import { keepDamaged } from './damaged-file.ts'
import { SecretsFile } from './secrets-file.ts'

/** The key store of the system; each may reject, and may take until a person has unlocked it. */
export type KeyStore = {
  /** `none`: there is none that protects anything; `locked`: it does not answer. */
  protection(): Promise<'protecting' | 'none' | 'locked'>
  seal(text: string): Promise<string>
  /** `isStale`: it is to be sealed anew. */
  open(sealed: string): Promise<{ readonly text: string; readonly isStale: boolean }>
}

export type SecretsOptions = {
  readonly dataFolder: string
  /** Whose PANSENTRY_SECRET_KEY is the key, where it has one. */
  readonly environment: NodeJS.ProcessEnv
  /** The key store of a desktop; a server and a command line have none. */
  readonly keyStore?: KeyStore
  /** How long `open` waits for the key store. */
  readonly patienceMs?: number
}

/** A key that the key store has sealed. */
type StoreKey = { readonly id: string; readonly key: Buffer; readonly sealed: string }

/**
 * Secrets in `secrets.json` of a data folder, each sealed with AES-256-GCM. The key is one that the system's key store
 * seals; else what PANSENTRY_SECRET_KEY says; else it lies in the file `secret-key` beside it, which on a desktop a
 * person has to choose. What cannot be opened stays as it is, until something new is kept under its name.
 */
export class SealedSecrets implements Secrets {
  readonly #file: SecretsFile
  readonly #keyFile: string
  readonly #givenKey: Buffer | undefined
  readonly #keyStore: KeyStore | undefined
  readonly #patienceMs: number
  readonly #storeKeys = new Map<string, Buffer>()
  readonly #memory = new Map<string, string>()
  #current: StoreKey | undefined
  #hasNone = false
  #opening: Promise<void> | undefined

  constructor({ dataFolder, environment, keyStore, patienceMs = 5000 }: SecretsOptions) {
    const given = environment['PANSENTRY_SECRET_KEY']
    this.#file = new SecretsFile(join(dataFolder, 'secrets.json'))
    this.#keyFile = join(dataFolder, 'secret-key')
    this.#givenKey = given ? keyOf(given) : undefined
    this.#keyStore = keyStore
    this.#patienceMs = patienceMs
  }

  /** Whether something is kept that only the key store opens; whoever starts waits for it. */
  get needsKeyStore(): boolean {
    const { keys, older } = this.#file.read()
    return Object.keys({ ...keys, ...older }).length > 0
  }

  state(): SecretsState {
    if (this.#current) return { isOpen: true, place: 'key-store' }
    if (this.#givenKey) return { isOpen: true, place: 'environment' }
    const { choice, keys } = this.#file.read()
    if (choice) return { isOpen: true, place: choice }
    if (this.#keyStore) {
      return { isOpen: false, hindrance: this.#hasNone ? 'unchosen' : 'locked' }
    }
    return Object.keys(keys).length > 0
      ? { isOpen: false, hindrance: 'elsewhere' }
      : { isOpen: true, place: 'key-file' }
  }

  open(): Promise<void> {
    if (!this.#keyStore || this.#current || this.#hasNone) return Promise.resolve()
    this.#opening ??= this.#ask(this.#keyStore).finally(() => {
      this.#opening = undefined
    })
    return Promise.race([this.#opening, delay(this.#patienceMs, undefined, { ref: false })])
  }

  choose(choice: ChosenPlace): void {
    this.#file.change((contents) => ({ ...contents, choice }))
    if (this.state().isOpen) this.#moveTo(choice)
  }

  keep(name: string, text: string): void {
    const state = this.state()
    if (!state.isOpen) throw new Refusal('SECRETS_UNKEPT', { kind: state.hindrance })
    if (state.place === 'memory') {
      this.#memory.set(name, text)
      this.#drop(name)
      return
    }
    const stored = state.place === 'key-store' ? this.#current : undefined
    const id = stored?.id ?? state.place
    const key = stored?.key ?? this.#givenKey ?? this.#keyOfFile()
    const sealed = seal(key, name, text)
    this.#file.change(({ keys, older, values, ...contents }) => ({
      ...contents,
      older: without(older, name),
      keys: stored ? { ...keys, [id]: stored.sealed } : keys,
      values: { ...values, [name]: { key: id, sealed } },
    }))
    this.#memory.delete(name)
  }

  read(name: string): string | undefined {
    const remembered = this.#memory.get(name)
    if (remembered !== undefined) return remembered
    const value = this.#file.read().values[name]
    const key = value && this.#keyBy(value.key)
    return key && unseal(key, name, value.sealed)
  }

  forget(name: string): void {
    this.#memory.delete(name)
    this.#drop(name)
  }

  #drop(name: string): void {
    const { older, values } = this.#file.read()
    if (!(name in values) && !(name in older)) return
    this.#file.change(({ older, values, ...contents }) => ({
      ...contents,
      values: without(values, name),
      older: without(older, name),
    }))
  }

  /** What lies in the other of the two places comes along; what cannot be read stays. */
  #moveTo(choice: ChosenPlace): void {
    if (choice === 'key-file') {
      for (const [name, text] of this.#memory) this.keep(name, text)
      return
    }
    for (const [name, { key }] of Object.entries(this.#file.read().values)) {
      const text = key === 'key-file' ? this.read(name) : undefined
      if (text !== undefined) this.keep(name, text)
    }
    const left = Object.values(this.#file.read().values)
    if (!left.some(({ key }) => key === 'key-file')) discardFileSync(this.#keyFile)
  }

  #keyBy(id: string): Buffer | undefined {
    if (id === 'environment') return this.#givenKey
    if (id !== 'key-file') return this.#storeKeys.get(id)
    return existsSync(this.#keyFile) ? keyIn(readTextSync(this.#keyFile)) : undefined
  }

  /** The key of the file; a new one where there is none, or what there is is none. */
  #keyOfFile(): Buffer {
    const known = this.#keyBy('key-file')
    if (known) return known
    if (existsSync(this.#keyFile)) keepDamaged(this.#keyFile)
    const made = newKey()
    replaceFile(this.#keyFile, made.toString('hex'))
    return made
  }

  async #ask(keyStore: KeyStore): Promise<void> {
    try {
      const protection = await keyStore.protection()
      this.#hasNone = protection === 'none'
      if (protection !== 'protecting') return
      const { keys, older } = this.#file.read()
      let opened: StoreKey | undefined
      for (const [id, sealed] of Object.entries(keys)) {
        opened = (await this.#openKey(keyStore, id, sealed)) ?? opened
      }
      this.#current = opened ?? (await this.#makeKey(keyStore))
      await this.#takeOlder(keyStore, older)
    } catch {
      // It is asked again when something is to be kept or tested.
    }
  }

  /** Undefined where the key store has lost what sealed it, or does not open it just now. */
  async #openKey(keyStore: KeyStore, id: string, sealed: string): Promise<StoreKey | undefined> {
    const found = await keyStore.open(sealed).catch(() => undefined)
    const key = found && keyIn(found.text)
    if (!key) return undefined
    this.#storeKeys.set(id, key)
    if (!found.isStale) return { id, key, sealed }
    const anew = await keyStore.seal(found.text)
    this.#file.change((contents) => ({ ...contents, keys: { ...contents.keys, [id]: anew } }))
    return { id, key, sealed: anew }
  }

  /** A key that no file has before something is sealed with it. */
  async #makeKey(keyStore: KeyStore): Promise<StoreKey> {
    const key = newKey()
    const id = randomBytes(4).toString('hex')
    const made = { id, key, sealed: await keyStore.seal(key.toString('hex')) }
    this.#storeKeys.set(id, key)
    return made
  }

  async #takeOlder(keyStore: KeyStore, older: Readonly<Record<string, string>>): Promise<void> {
    for (const [name, sealed] of Object.entries(older)) {
      const found = await keyStore.open(sealed).catch(() => undefined)
      if (found) this.keep(name, found.text)
    }
  }
}

function without<Value>(all: Readonly<Record<string, Value>>, name: string): Record<string, Value> {
  return Object.fromEntries(Object.entries(all).filter(([each]) => each !== name))
}
