import { randomBytes } from 'node:crypto'
import { appendFile, mkdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { Folders } from '../jobs/folders.ts'
import { jobFolders } from '../jobs/folders.ts'
import type { Manifest, MovePreview, PackProgress, Replaced } from '../model/moves/move.ts'
import { isRefusal, Refusal } from '../model/refusal.ts'
import { prepareCandidate } from '../store/file/candidate.ts'
import { fileTime } from '../time/time-text.ts'
import { Backups } from './backups.ts'
import { damaged } from './damage.ts'
import { ownFile, readJobFiles } from './job-files.ts'
import { JobsFile, type JobsFileDependencies } from './jobs-file.ts'
import { databaseName, secretsName, writeMove } from './pack.ts'
import { lastReplaced, planReplacement, stagingFolder } from './replacement.ts'
import { fullRefusal, requireRoom } from './room.ts'
import { openSecrets, type SecretValues, sealSecrets } from './sealed-secrets.ts'
import { bindSecrets, movedSecrets, settingsWithout, takeSecretsIn } from './secret-values.ts'
import { readMove } from './unpack.ts'

export type MovingDependencies = JobsFileDependencies & {
  readonly folders: Folders
  readonly zone: () => string
}

type Opened = {
  readonly folder: string
  readonly manifest: Manifest
  readonly sealed: string | null
}

// How often whoever waits hears how far it is.
const tellEveryMs = 250

// So long whoever had a file packed may take to fetch it; another export may be packed meanwhile.
const keptMs = 3_600_000

/** Everything as one file, out and in, and the backups. What is taken in waits for the next start. */
export class Moves {
  readonly backups: Backups
  readonly jobsFile: JobsFile
  readonly dataFolder: string
  readonly #dependencies: MovingDependencies
  readonly #opened = new Map<string, Opened>()
  /** By token, when a file was packed or last asked for. */
  readonly #packed = new Map<string, number>()

  constructor(dependencies: MovingDependencies) {
    this.#dependencies = dependencies
    this.dataFolder = dependencies.folders.data
    this.jobsFile = new JobsFile(dependencies)
    this.backups = new Backups(dependencies.folders, dependencies.store, dependencies.clock)
  }

  /** Gives the secrets of jobs and channels that are kept by their ids keys of their own, where they can be read. */
  bindSecrets(): void {
    bindSecrets(this.#dependencies.store, this.#dependencies.secrets)
  }

  /** What was put in place at the last start that put something. */
  last(): Replaced | null {
    return lastReplaced(this.#dependencies.folders.data)
  }

  /** Writes everything into one file and tells how far it is; secrets are in it only with a passphrase. */
  async *pack(passphrase: string | undefined, signal?: AbortSignal): AsyncGenerator<PackProgress> {
    const ended = new AbortController()
    let done = 0
    const work = this.#pack(
      passphrase,
      AbortSignal.any(signal ? [signal, ended.signal] : [ended.signal]),
      (share) => {
        done = share
      },
    )
    try {
      for (;;) {
        yield { state: 'working', done: Math.round(done), total: 100 }
        const ready = await Promise.race([work, delay(tellEveryMs)])
        if (ready) return yield ready
      }
    } finally {
      // Whoever asked may have gone.
      ended.abort()
      await work.catch(() => {})
    }
  }

  /** The file that `pack` wrote; throws `MOVE_GONE`. */
  async packed(token: string): Promise<{ readonly path: string; readonly name: string }> {
    const path = this.#path(token)
    const found = await stat(path).catch(() => undefined)
    if (!found) throw new Refusal('MOVE_GONE', {})
    if (this.#packed.has(token)) this.#packed.set(token, this.#dependencies.clock.now())
    return { path, name: this.#fileName(found.mtimeMs) }
  }

  /**
   * Takes a piece of a file that was written elsewhere, the first under no token; returns its token. Throws `MOVE_GONE`
   * for a piece that does not follow on, `MOVE_TOO_LARGE`.
   */
  async receive(token: string | undefined, offset: number, piece: Uint8Array): Promise<string> {
    const { temporary } = this.#dependencies.folders
    await mkdir(temporary, { recursive: true })
    await requireRoom(temporary, piece.length)
    const named = token ?? randomToken()
    const path = this.#path(named)
    const size = (await stat(path).catch(() => undefined))?.size ?? 0
    const isStart = token === undefined && offset === 0
    if (size !== offset || (size === 0 && !isStart)) throw new Refusal('MOVE_GONE', {})
    try {
      await appendFile(path, piece, { mode: 0o600 })
    } catch (error) {
      throw fullRefusal(error) ?? error
    }
    return named
  }

  /** Unpacks what was received, beside the data, and says what it is; throws `MOVE_…` for what cannot be taken. */
  async preview(token: string): Promise<MovePreview> {
    const { secrets, store } = this.#dependencies
    const { manifest, sealed } = this.#opened.get(token) ?? (await this.#open(token))
    const { contents, files, leftOut, madeAt, madeBy } = manifest
    return {
      madeAt,
      madeBy,
      contents,
      replaced: store.contents(),
      files: files.map(({ name }) => name).filter((name) => name.includes('/') && name !== ownFile),
      leftOut,
      secrets: manifest.secrets,
      isSealed: sealed !== null,
      keepsSecrets: secrets.state().isOpen,
    }
  }

  /**
   * Lets the next start put what was previewed in the place of everything; with its passphrase the secrets too. Returns
   * where that will lie which is here now. Throws `MOVE_GONE` and `MOVE_PASSPHRASE_WRONG`, before anything is changed.
   */
  async take(token: string, passphrase: string | undefined): Promise<string[]> {
    const { clock, folders, secrets, zone } = this.#dependencies
    const opened = this.#opened.get(token)
    if (!opened) throw new Refusal('MOVE_GONE', {})
    const { folder, manifest, sealed } = opened
    const values = await unsealed(sealed, passphrase)
    const kept = values && takeSecretsIn(join(folder, databaseName), values)
    this.#opened.delete(token)
    const at = clock.now()
    const names = kept && secrets.state().isOpen ? kept : new Map()
    const aside = planReplacement(folders.data, folder, {
      at,
      kind: 'move',
      source: this.#fileName(manifest.madeAt),
      time: fileTime(at, zone()),
      secrets: { store: secrets, values: names },
    })
    await rm(this.#path(token), { force: true })
    return aside
  }

  /** Lets the next start put a backup in the place of the database; returns where that will lie. Throws `BACKUP_…`. */
  async restore(name: string): Promise<string[]> {
    const { clock, folders, secrets, zone } = this.#dependencies
    const folder = await this.backups.stage(name)
    const at = clock.now()
    return planReplacement(folders.data, folder, {
      at,
      kind: 'backup',
      source: name,
      time: fileTime(at, zone()),
      secrets: { store: secrets, values: new Map() },
    })
  }

  async #pack(
    passphrase: string | undefined,
    signal: AbortSignal,
    progress: (percent: number) => void,
  ): Promise<PackProgress> {
    const { clock, folders, secrets: keyStore, store } = this.#dependencies
    const { temporary } = folders
    await mkdir(temporary, { recursive: true })
    await this.#removePacked()
    const token = randomToken()
    const path = this.#path(token)
    const copy = join(temporary, `${token}.db`)
    const madeAt = clock.now()
    this.bindSecrets()
    try {
      await store.backUp(copy, (done, total) => {
        signal.throwIfAborted()
        progress((done / total) * 30)
      })
      const settings = store.settings.get()
      const contents = await prepareCandidate({
        file: copy,
        name: databaseName,
        settings: settingsWithout(settings),
      })
      signal.throwIfAborted()
      progress(60)
      const { names, values } = movedSecrets(store, keyStore)
      const sealed = passphrase === undefined ? null : await sealSecrets(values, passphrase)
      const jobFiles = await readJobFiles(folders.data)
      const packing = { contents, database: copy, jobFiles, madeAt, sealed, secrets: names, signal }
      await writeMove(path, { ...packing, progress: (share) => progress(60 + share * 40) })
      const { size } = await stat(path)
      this.#packed.set(token, clock.now())
      const { leftOut } = jobFiles
      const name = this.#fileName(madeAt)
      const about = { token, name, bytes: size, leftOut: [...leftOut], secrets: names }
      return { state: 'ready', ...about, isSealed: sealed !== null }
    } catch (error) {
      await rm(path, { force: true })
      if (isRefusal(error, 'BACKUP_DAMAGED'))
        throw new Refusal('STORE_CORRUPT', {}, { cause: error })
      throw error
    } finally {
      for (const end of ['', '-wal', '-shm', '-journal']) await rm(copy + end, { force: true })
    }
  }

  async #open(token: string): Promise<Opened> {
    const path = this.#path(token)
    if (!(await stat(path).catch(() => undefined))) throw new Refusal('MOVE_GONE', {})
    const folder = stagingFolder(this.#dependencies.folders.temporary, token)
    try {
      const manifest = await readMove(path, folder)
      // Also where none came: what is here is of other jobs.
      for (const name of jobFolders) await mkdir(join(folder, name), { recursive: true })
      const contents = await prepareCandidate({
        file: join(folder, databaseName),
        name: databaseName,
      })
      const isSealed = manifest.files.some(({ name }) => name === secretsName)
      const sealed = isSealed ? await readFile(join(folder, secretsName), 'utf8') : null
      const opened = { folder, manifest: { ...manifest, contents }, sealed }
      this.#opened.set(token, opened)
      return opened
    } catch (error) {
      await rm(folder, { recursive: true, force: true })
      await rm(path, { force: true })
      if (isRefusal(error, 'BACKUP_NEWER'))
        throw new Refusal('MOVE_NEWER', { madeBy: '' }, { cause: error })
      if (isRefusal(error) && error.code.startsWith('BACKUP_')) throw damaged.database(error)
      throw error
    }
  }

  /** Removes what was packed and is waited for no longer; what is received or packed just now is somebody else's. */
  async #removePacked(): Promise<void> {
    const now = this.#dependencies.clock.now()
    for (const [token, at] of this.#packed) {
      if (now - at < keptMs) continue
      this.#packed.delete(token)
      await rm(this.#path(token), { force: true })
    }
  }

  #path(token: string): string {
    return join(this.#dependencies.folders.temporary, `${token}.tar.gz`)
  }

  #fileName(at: number): string {
    return `pansentry-${fileTime(at, this.#dependencies.zone())}.pansentry.tar.gz`
  }
}

async function unsealed(
  sealed: string | null,
  passphrase: string | undefined,
): Promise<SecretValues | undefined> {
  if (sealed === null || passphrase === undefined) return undefined
  const values = await openSecrets(sealed, passphrase).catch((cause: unknown) => {
    throw damaged.secrets(cause)
  })
  if (values === undefined) throw new Refusal('MOVE_PASSPHRASE_WRONG', {})
  return values
}

const randomToken = () => randomBytes(16).toString('hex')
