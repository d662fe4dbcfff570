import { createHash, randomUUID } from 'node:crypto'
import { chmodSync, lstatSync, mkdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { discardFileSync, replaceFile } from '../engine/disk/files.ts'
import { Refusal } from '../engine/model/refusal.ts'

/** The kinds of process that work on a data folder. */
export const holderKinds = ['desktop', 'serve', 'cli'] as const
export type HolderKind = (typeof holderKinds)[number]

const holderSchema = z.object({
  kind: z.enum(holderKinds),
  pid: z.number(),
  /** The Unix socket or the named pipe. */
  address: z.string(),
})

/** Who works on a data folder, and where it is spoken to. */
export type Holder = z.output<typeof holderSchema>

// sun_path holds 104 bytes on macOS and the BSDs, 108 on Linux, the closing zero included.
const longestPath = 103

/** Where the control socket of a data folder goes: into it, unless the path is too long for a socket. */
export function controlAddress(dataFolder: string): string {
  // The names of pipes are everybody's: one that could be foreseen would be taken by another user, or still be held.
  if (process.platform === 'win32') return `\\\\.\\pipe\\pansentry-${randomUUID()}`
  const usual = join(resolve(dataFolder), 'control.sock')
  return Buffer.byteLength(usual) <= longestPath ? usual : outerAddress(dataFolder)
}

/** Where it is when it cannot be in the data folder. */
export function outerAddress(dataFolder: string): string {
  return join(privateFolder(shortName(dataFolder)), 'control.sock')
}

function shortName(dataFolder: string): string {
  const digest = createHash('sha256').update(resolve(dataFolder)).digest('hex')
  return `pansentry-${digest.slice(0, 16)}`
}

/** `control.json` in the data folder says who holds it; a killed process leaves it behind. */
export function readHolder(dataFolder: string): Holder | undefined {
  try {
    return holderSchema.parse(JSON.parse(readFileSync(pointerFile(dataFolder), 'utf8')))
  } catch {
    return undefined
  }
}

export function writeHolder(dataFolder: string, holder: Holder): void {
  replaceFile(pointerFile(dataFolder), `${JSON.stringify(holder)}\n`)
}

/** One that another program holds stays, and is believed no longer than the lock is held. */
export function forgetHolder(dataFolder: string): void {
  discardFileSync(pointerFile(dataFolder))
}

function pointerFile(dataFolder: string): string {
  return join(dataFolder, 'control.json')
}

/** A short folder that nobody else can write to: anybody may make names in /tmp. */
function privateFolder(name: string): string {
  const folder = join(process.env['XDG_RUNTIME_DIR'] || tmpdir(), name)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const found = lstatSync(folder)
  if (!found.isDirectory() || found.uid !== process.getuid?.()) {
    throw new Refusal('FOLDER_FOREIGN', { path: folder })
  }
  chmodSync(folder, 0o700)
  return folder
}
