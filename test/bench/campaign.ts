import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { Agent, request } from 'undici'
import { checkJobId } from '../../electron/engine/jobs/built-in/check-resources-links.ts'
import { openEngine, runEnded } from '../support/engine.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

export type Effort = {
  readonly linksPerSecond: number
  readonly wallMs: number
  /** User and system time of this process. */
  readonly cpuMs: number
}

export type CampaignFigures = {
  readonly links: number
  readonly concurrency: number
  readonly campaign: Effort
  readonly undiciLoop: Effort
  /** Campaign over loop: throughput (higher is better) and CPU (lower is better). */
  readonly throughputRatio: number
  readonly cpuRatio: number
}

/** A campaign without pauses, log and store included, beside a plain undici loop over the same links. */
export async function benchCampaign(links = 10_000, concurrency = 50): Promise<CampaignFigures> {
  const server = spawn(process.execPath, [join(import.meta.dirname, 'drive-server.ts')])
  try {
    const port = await portOf(server)
    const urls = Array.from(
      { length: links },
      (_, index) => `http://127.0.1.${1 + (index % 200)}:${port}/file-${index}.zip`,
    )
    // Warm: both have run once before they are measured.
    await loop(urls.slice(0, 500), concurrency)
    await campaign(urls.slice(0, 500), concurrency)
    const undiciLoop = await loop(urls, concurrency)
    const ours = await campaign(urls, concurrency)
    return {
      links,
      concurrency,
      campaign: ours,
      undiciLoop,
      throughputRatio: ours.linksPerSecond / undiciLoop.linksPerSecond,
      cpuRatio: ours.cpuMs / undiciLoop.cpuMs,
    }
  } finally {
    server.kill()
  }
}

async function portOf(server: ChildProcess): Promise<number> {
  const [said] = (await once(server.stdout ?? server, 'data')) as [Buffer]
  return Number(said.toString())
}

async function loop(urls: readonly string[], concurrency: number): Promise<Effort> {
  const agent = new Agent({ keepAliveTimeout: 10_000 })
  let index = 0
  const effort = await measure(urls.length, async () => {
    const work = async () => {
      for (let url = urls[index++]; url !== undefined; url = urls[index++]) {
        const { statusCode, body } = await request(url, { method: 'HEAD', dispatcher: agent })
        await body.dump()
        if (statusCode !== 200) throw new Error(`${url} answered ${statusCode}`)
      }
    }
    await Promise.all(Array.from({ length: concurrency }, work))
  })
  await agent.destroy()
  return effort
}

async function campaign(urls: readonly string[], concurrency: number): Promise<Effort> {
  using folder = temporaryFolder()
  const { engine } = openEngine({ dataFolder: folder.path })
  engine.start()
  engine.jobs.setParams(checkJobId, {
    pauseMinSeconds: 0,
    pauseMaxSeconds: 0,
    restSeconds: 0,
    concurrency,
  })
  const { token } = await engine.resources.previewImport(urls.join('\n'), 'text')
  await engine.resources.commitImport(token, '')
  const effort = await measure(urls.length, async () => {
    const { runId } = engine.jobs.run(checkJobId)
    await runEnded(engine, runId)
  })
  const { alive } = engine.resources.health()
  await engine.stop()
  if (alive !== urls.length) throw new Error(`${alive} of ${urls.length} links were found alive`)
  return effort
}

async function measure(links: number, work: () => Promise<void>): Promise<Effort> {
  const cpu = process.cpuUsage()
  const start = performance.now()
  await work()
  const wallMs = performance.now() - start
  const { user, system } = process.cpuUsage(cpu)
  return { linksPerSecond: (links / wallMs) * 1000, wallMs, cpuMs: (user + system) / 1000 }
}
