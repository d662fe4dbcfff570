import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { request } from 'undici'
import type { Ports } from './zoo.ts'
import type { Tally } from './zoo-server.ts'

export type Zoo = AsyncDisposable & {
  readonly ports: Ports
  /** As if nobody had ever asked: between two contestants. */
  reset(): Promise<void>
  tally(): Promise<Tally>
}

/** Starts the zoo's server; it ends with the scope. */
export async function startZoo(scale = 1): Promise<Zoo> {
  const script = join(import.meta.dirname, 'zoo-server.ts')
  const child = spawn(process.execPath, [script, String(scale)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [output] = (await once(child.stdout, 'data')) as [Buffer]
  const ports = JSON.parse(output.toString()) as Ports
  const control = `http://127.0.0.1:${ports.http}`
  return {
    ports,
    async reset() {
      const { body } = await request(`${control}/reset`, { method: 'POST' })
      await body.dump()
    },
    async tally() {
      const { body } = await request(`${control}/tally`)
      return (await body.json()) as Tally
    },
    async [Symbol.asyncDispose]() {
      const gone = once(child, 'exit')
      child.kill()
      await gone
    },
  }
}
