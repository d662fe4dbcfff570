import { type Ports, type Truth, type ZooLink, zooLinks } from '../zoo.ts'

/** What a contestant finds of one link, and when: milliseconds after its start. */
export type Call = { readonly finding: Truth; readonly atMs: number }

/** What one contestant's process reports; calls in the order of the links. */
export type Report = {
  readonly wallMs: number
  /** User and system time of the whole process while it worked. */
  readonly cpuMs: number
  readonly peakRssMiB: number
  readonly calls: readonly (Call | null)[]
}

export type Course = {
  readonly links: readonly ZooLink[]
  readonly ports: Ports
  readonly concurrency: number
  readonly timeoutMs: number
}

export type Calls = ReadonlyMap<string, Call>

/** What is called after all is made ready: works, then gives what reads its calls, by address. */
export type Contestant = (startedAt: number) => Promise<() => Calls | Promise<Calls>>

/** Runs one contestant in this process: node <contestant>.ts <http port> <https port> <scale>. */
export async function contest(
  prepare: (course: Course) => Contestant | Promise<Contestant>,
): Promise<void> {
  const [http = 0, https = 0, scale = 1] = process.argv.slice(2).map(Number)
  const ports = { http, https }
  const links = zooLinks(ports, scale)
  const run = await prepare({ links, ports, concurrency: 50, timeoutMs: 15_000 })
  const cpu = process.cpuUsage()
  const startedAt = Date.now()
  const read = await run(startedAt)
  const wallMs = Date.now() - startedAt
  const { user, system } = process.cpuUsage(cpu)
  const calls = await read()
  const report: Report = {
    wallMs,
    cpuMs: (user + system) / 1000,
    peakRssMiB: process.resourceUsage().maxRSS / 1024,
    calls: links.map(({ url }) => calls.get(url) ?? null),
  }
  console.log(JSON.stringify(report))
}
