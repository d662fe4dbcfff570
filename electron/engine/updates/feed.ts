import { valid } from 'semver'
import { parse } from 'yaml'
import { z } from 'zod'
import type { UpdateFile } from '../model/releases/update.ts'

/** A release as its feed tells of it. */
export type Release = {
  readonly version: string
  readonly notes: string
  readonly files: readonly UpdateFile[]
}

const longestNotes = 20_000

const noteSchema = z.union([z.string(), z.object({ note: z.string().nullable() })])

/** What electron-builder writes: https://www.electron.build/auto-update#staged-rollouts */
const feedSchema = z.object({
  version: z.string().refine((version) => valid(version) !== null, 'is no version'),
  files: z
    .array(
      z.object({
        url: z.string().min(1),
        // 64 bytes in Base64.
        sha512: z.string().regex(/^[A-Za-z\d+/]{86}==$/, 'is no SHA-512'),
        size: z.number().int().positive(),
      }),
    )
    .min(1)
    .max(100),
  releaseNotes: z.union([z.string(), z.array(noteSchema)]).nullish(),
})

/**
 * Reads a feed, which lies at an address.
 * @throws where it is none, with what is wrong with it
 */
export function readFeed(text: string, address: URL): Release {
  // Aliases could make of a small text a huge value.
  const { files, releaseNotes, version } = feedSchema.parse(parse(text, { maxAliasCount: 0 }))
  return {
    version,
    notes: notesOf(releaseNotes).slice(0, longestNotes),
    files: files.map(({ url, sha512, size }) => {
      const file = new URL(url, address)
      if (file.protocol !== 'https:' && file.protocol !== address.protocol) {
        throw new Error(`${file.href} is less safe than its feed.`)
      }
      return {
        name: decodeURIComponent(file.pathname.split('/').at(-1) ?? ''),
        url: file.href,
        sha512: Buffer.from(sha512, 'base64').toString('hex'),
        size,
      }
    }),
  }
}

function notesOf(notes: z.output<typeof feedSchema>['releaseNotes']): string {
  const all = typeof notes === 'string' ? [notes] : (notes ?? [])
  return all
    .map((note) => (typeof note === 'string' ? note : (note.note ?? '')))
    .join('\n\n')
    .trim()
}

const architectures: Readonly<Record<string, RegExp>> = {
  x64: /[-_.](?:x64|amd64|x86_64)\.[^-]+$/,
  arm64: /[-_.](?:arm64|aarch64)\.[^-]+$/,
}

/** Whether a package is made for an architecture, as its name says. */
export function isMadeFor(arch: string, name: string): boolean {
  return architectures[arch]?.test(name) ?? false
}

/** The name of the feed of a system's packages. */
export function feedName(platform: NodeJS.Platform): string {
  if (platform === 'win32') return 'latest.yml'
  return platform === 'darwin' ? 'latest-mac.yml' : 'latest-linux.yml'
}
