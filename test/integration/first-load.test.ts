import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build, type Rolldown } from 'vite'
import { expect, test, vi } from 'vitest'

// As `gzip` compresses it: what a phone that reaches the page over Wi-Fi waits for.
const mostBytes = 220 * 1024

/** The scripts of the page as `npm run build` makes them. */
async function scripts(): Promise<Rolldown.OutputChunk[]> {
  // Vitest's own would bring the React of developers.
  vi.stubEnv('NODE_ENV', 'production')
  const configFile = join(import.meta.dirname, '../../renderer/vite.config.ts')
  const built = await build({ configFile, logLevel: 'error', build: { write: false } })
  if (!('output' in built)) throw new Error('the page was built in several forms')
  return built.output.filter((each) => each.type === 'chunk')
}

test('before anything shows, the page loads no more than 220 KiB of script', async () => {
  const all = await scripts()
  const loaded = new Set<Rolldown.OutputChunk>()
  const load = (chunk: Rolldown.OutputChunk | undefined) => {
    if (!chunk || loaded.has(chunk)) return
    loaded.add(chunk)
    for (const name of chunk.imports) load(all.find(({ fileName }) => fileName === name))
  }
  const size = ({ code }: Rolldown.OutputChunk) => gzipSync(code).length
  const largest = (sources: RegExp) =>
    all
      .filter(({ facadeModuleId }) => sources.test(facadeModuleId ?? ''))
      .toSorted((a, b) => size(b) - size(a))[0]

  load(all.find(({ isEntry }) => isEntry))
  // Of these it waits for one each.
  const language = largest(/renderer.catalogues./)
  const way = largest(/renderer.live.(?:http|port)-link\.ts$/)
  expect([language, way]).not.toContain(undefined)
  load(language)
  load(way)

  // Of two that stand on each other one runs first, and the `var`s of the other are undefined to it.
  const below = (chunk: Rolldown.OutputChunk, seen: Set<string>): Set<string> => {
    for (const name of chunk.imports) {
      const next = all.find(({ fileName }) => fileName === name)
      if (next && !seen.has(name)) below(next, seen.add(name))
    }
    return seen
  }
  const circular = [...loaded].filter((chunk) => below(chunk, new Set()).has(chunk.fileName))
  expect(circular.map(({ fileName }) => fileName)).toEqual([])

  const modules = [...loaded].flatMap((chunk) => Object.entries(chunk.modules))
  expect(modules.filter(([id]) => /node_modules.zod./.test(id)).map(([id]) => id)).toEqual([])
  const weights = modules
    .toSorted(([, a], [, b]) => b.renderedLength - a.renderedLength)
    .slice(0, 30)
    .map(([id, { renderedLength }]) => `${renderedLength} ${id}`)
  const bytes = [...loaded].reduce((sum, chunk) => sum + size(chunk), 0)
  expect(bytes > mostBytes ? [`${bytes} bytes`, ...weights] : []).toEqual([])
})
