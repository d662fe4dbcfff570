import { z } from 'zod'
import { ChosenLinks } from '../../links/checks/chosen-links.ts'
import { OutageGuard } from '../../links/checks/outage.ts'
import { message } from '../../model/engine-messages.ts'
import type { CheckParams } from '../../model/params/check-params.ts'
import { lifeOf } from '../../model/verdict.ts'
import type { RunContext } from '../../scheduler/active-run.ts'
import { Digest } from '../../scheduler/digest.ts'
import { type CheckDependencies, laneLine } from '../built-in/check-resources-links.ts'
import { readInput } from './call-input.ts'
import type { LinkVerdict } from './pansentry.d.ts'

export type LinkCheckDependencies = CheckDependencies & {
  /** What a person set for the link check. */
  readonly params: () => CheckParams
}

const linkSchema = z.union([
  z.string().transform((url) => ({ url })),
  z.object({ url: z.string(), passcode: z.string().optional() }),
])

const mostLinks = 10_000

const callSchema = z.object({
  links: z.union([linkSchema, z.array(linkSchema).max(mostLinks)]),
  options: z.strictObject({
    concurrency: z.number().int().min(1).max(200).optional(),
    record: z.boolean().default(false),
  }),
})

const wanted = message('log.call.reason.links', { most: mostLinks })

const announceMs = 500

/** Answers `links.check` for one run of a job. */
export function linkChecks(
  context: RunContext,
  dependencies: LinkCheckDependencies,
): (input: unknown) => Promise<LinkVerdict | LinkVerdict[]> {
  let chosen: ChosenLinks | undefined
  return async (input) => {
    const { links, options } = readInput('links.check()', callSchema, input, wanted)
    const choice = { concurrency: options.concurrency, record: options.record }
    chosen ??= chosenLinks(context, dependencies)
    const answers = await chosen.check([links].flat(), choice)
    const verdicts = answers.map(({ url, provider, verdict, latencyMs, recorded }) => {
      const { state, code, reason } = verdict
      const health = lifeOf(state)
      return { url, provider, health, state, code, reason, latencyMs, recorded }
    })
    const [only] = verdicts
    return Array.isArray(links) || !only ? verdicts : only
  }
}

function chosenLinks(
  { clock, log, runId, signal }: RunContext,
  { store, events, request, random, connectivity, timeOf, dayOf, params }: LinkCheckDependencies,
): ChosenLinks {
  const changes = { died: 0, revived: 0 }
  const announce = new Digest(clock, announceMs, () =>
    events.emit({ type: 'resources', changes: { ...changes } }),
  )
  const outage = new OutageGuard({
    clock,
    signal,
    probe: connectivity,
    report: (found) =>
      log(found === 'online' ? 'info' : 'warn', message(`log.check.network.${found}`)),
  })
  return new ChosenLinks({
    store,
    request,
    clock,
    random,
    outage,
    dayOf,
    params: params(),
    runId,
    signal,
    reportLane: (report) => log('warn', laneLine(report, timeOf)),
    recorded({ change }) {
      if (change !== 'none') changes[change] += 1
      announce.mark()
    },
  })
}
