import { setTimeout as wait } from 'node:timers/promises'
import { parseLink } from '../../electron/engine/links/links.ts'
import { type Provider, providers } from '../../electron/engine/model/provider.ts'
import { checkJobId } from '../../electron/engine/model/terms/job-ids.ts'
import { type Fixture, fixturesOf, replay } from '../support/drives/fixtures.ts'
import { fullSpeed } from '../support/drives/no-pauses.ts'
import { openEngine, runEnded } from '../support/engine.ts'
import { SimulatedDrives } from '../support/simulated-drives.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

export type LaneFigures = {
  readonly drives: readonly Provider[]
  readonly linksEach: number
  /** Wall time of each drive's links alone, in seconds. */
  readonly aloneS: Partial<Record<Provider, number>>
  readonly togetherS: number
  /** All of them over the slowest alone: 1 is as good as it gets. */
  readonly togetherAgainstSlowest: number
}

type Shares = { readonly links: readonly string[]; readonly answers: readonly Fixture[] }

const latencyMs = 20
const pauseSeconds = 0.1

/** Up to ten simulated drives at the same pace: one after another, then side by side. */
export async function benchLanes(linksEach = 50): Promise<LaneFigures> {
  const drives = providers.filter((id) => id !== 'web' && fixturesOf(id).length > 0).slice(0, 10)
  const shares = drives.map((provider) => sharesOf(provider, linksEach))
  const aloneS: Partial<Record<Provider, number>> = {}
  for (const [index, provider] of drives.entries()) {
    aloneS[provider] = await campaignS(shares.slice(index, index + 1))
  }
  const togetherS = await campaignS(shares)
  const togetherAgainstSlowest = togetherS / Math.max(...Object.values(aloneS))
  return { drives, linksEach, aloneS, togetherS, togetherAgainstSlowest }
}

/** The links of a conversation that ends well, and its answers for each of them. */
function sharesOf(provider: Provider, count: number): Shares {
  const fixtures = fixturesOf(provider)
  const first = fixtures.find(({ state, step }) => state === 'valid' && step === 1)
  const id = first && parseLink(first.link)?.shareId
  if (!first || id === undefined) throw new Error(`No fixture of ${provider} is a valid share.`)
  const stem = id.slice(0, -4)
  const answers = fixtures
    .filter(({ scenario, link }) => scenario === first.scenario && link === first.link)
    .map((fixture) => ({ ...fixture, request: withAnyEnd(fixture.request, id) }))
  const links = Array.from({ length: count }, (_, index) =>
    first.link.replace(id, `${stem}${String(index).padStart(4, '0')}`),
  )
  return { links, answers }
}

// Some drives leave out the id's first letter where they ask.
function withAnyEnd(request: Fixture['request'], id: string): Fixture['request'] {
  const text = JSON.stringify(request).replaceAll(id.slice(1), `${id.slice(1, -4)}*`)
  return JSON.parse(text) as Fixture['request']
}

async function campaignS(shares: readonly Shares[]): Promise<number> {
  using folder = temporaryFolder()
  const answers = shares.flatMap((each) => each.answers)
  const replayed = replay(answers)
  await using drives = await SimulatedDrives.start(
    async (exchange) => {
      await wait(latencyMs)
      return replayed(exchange)
    },
    answers.map(({ request }) => request.host),
  )
  const { engine } = openEngine({ dataFolder: folder.path, origins: drives.origins })
  engine.start()
  engine.jobs.setParams(checkJobId, {
    ...fullSpeed,
    pauseMinSeconds: pauseSeconds,
    pauseMaxSeconds: pauseSeconds,
    concurrency: 1,
  })
  const text = shares.flatMap(({ links }) => links).join('\n')
  const { token } = await engine.resources.previewImport({ text, format: 'text' })
  const { added: kept } = await engine.resources.commitImport({ token })
  const start = performance.now()
  await runEnded(engine, engine.jobs.run(checkJobId).runId)
  const seconds = (performance.now() - start) / 1000
  const { alive } = engine.resources.health()
  await engine.stop()
  if (alive !== kept) throw new Error(`${alive} of ${kept} shares were found alive.`)
  return seconds
}
