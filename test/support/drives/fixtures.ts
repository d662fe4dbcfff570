import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Provider } from '../../../electron/engine/model/provider.ts'
import { states } from '../../../electron/engine/model/verdict.ts'
import type { Exchange, SimulatedAnswer } from '../simulated-drives.ts'

const fixtureSchema = z.object({
  /** The verdict at the end of the conversation. */
  state: z.enum(states),
  /** The reason it must end with. */
  code: z.string().optional(),
  scenario: z.string(),
  step: z.number(),
  steps_total: z.number(),
  link: z.string(),
  passcode: z.string().nullable(),
  evidence: z.string(),
  note: z.string().optional(),
  request: z.object({
    host: z.string(),
    method: z.string(),
    path: z.string(),
    query: z.record(z.string(), z.string()).default({}),
    headers: z.record(z.string(), z.string()).default({}),
    body: z.record(z.string(), z.unknown()).nullable(),
    body_type: z.enum(['json', 'form', 'none']),
  }),
  response: z.object({
    status: z.number(),
    headers: z.record(z.string(), z.string()).default({}),
    json: z.unknown().optional(),
    html: z.string().optional(),
    text: z.string().optional(),
  }),
})

/** One HTTP exchange; those of one scenario form a conversation, ordered by step. */
export type Fixture = z.output<typeof fixtureSchema>

/** A file of exchanges: its groups by name, and beside them what it tells of the drive's links. */
const fileSchema = z
  .looseObject({
    _meta: z.unknown().optional(),
    /** Texts, and what is read from each: id, passcode and folder, a blank between them. */
    _links: z.record(z.string(), z.string()).default({}),
    /** Paths, and the hosts on which each is the same share. */
    _hosts: z.record(z.string(), z.array(z.string())).default({}),
  })
  .transform(({ _meta, _links: links, _hosts: hosts, ...groups }) => ({ links, hosts, groups }))

/** Reads every group of a file of exchanges, by the group's name. */
export function readFixtures(file: string | URL): Map<string, Fixture[]> {
  return new Map(
    Object.entries(read(file).groups).map(([name, list]) => [
      name,
      z.array(fixtureSchema).parse(list),
    ]),
  )
}

/** The exchanges of the project's own file for a provider; none for one that is not asked. */
export function fixturesOf(provider: Provider): Fixture[] {
  return [...readFixtures(fileOf(provider)).values()].flat()
}

/** Links of a provider in every form, and what is to be read from them. */
export function linkFixturesOf(provider: Provider) {
  const { links, hosts } = read(fileOf(provider))
  return { links, hosts }
}

function read(file: string | URL) {
  return fileSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
}

function fileOf(provider: Provider): URL {
  return new URL(`../fixtures/${provider}.json`, import.meta.url)
}

/** Answers from fixtures: the most specific match, and its conversation's next step when it comes again. */
export function replay(fixtures: readonly Fixture[]): (exchange: Exchange) => SimulatedAnswer {
  const turns = new Map<string, number>()
  return (exchange) => {
    const matching = fixtures.filter((fixture) => matches(fixture.request, exchange))
    const most = Math.max(...matching.map(({ request }) => specificity(request)))
    const [first, ...others] = matching.filter(({ request }) => specificity(request) === most)
    if (!first) {
      const text = `No fixture answers ${exchange.method} ${exchange.host}${exchange.path}`
      return { status: 599, text }
    }
    const steps = [first, ...others].filter(({ scenario }) => scenario === first.scenario)
    const turn = turns.get(key(first)) ?? 0
    turns.set(key(first), turn + 1)
    return (steps[turn] ?? steps.at(-1) ?? first).response
  }
}

const key = ({ scenario, request, step }: Fixture) => `${request.host} ${scenario} ${step}`

function matches(wanted: Fixture['request'], got: Exchange): boolean {
  return (
    fits(wanted.host, got.host) &&
    wanted.method === got.method &&
    fits(wanted.path, got.path) &&
    holds(wanted.query, got.query) &&
    holds(wanted.headers, got.headers) &&
    (wanted.body === null || holds(wanted.body, bodyOf(wanted.body_type, got.body)))
  )
}

/** Whether everything wanted is there; more may be there. */
function holds(wanted: unknown, got: unknown): boolean {
  if (wanted === '*') return got !== undefined
  if (typeof wanted === 'string') {
    if (typeof got !== 'string') return false
    const inner = objectIn(wanted)
    return inner === undefined ? fits(wanted, got) : holds(inner, objectIn(got))
  }
  if (typeof wanted !== 'object' || wanted === null) return Object.is(wanted, got)
  if (typeof got !== 'object' || got === null) return false
  const values = new Map<string, unknown>(Object.entries(got))
  return Object.entries(wanted).every(([name, value]) => holds(value, values.get(name)))
}

/** The object a text holds as JSON: Weiyun sends such texts, and their spelling is free. */
function objectIn(text: string): unknown {
  return text.startsWith('{') ? parsed(text) : undefined
}

/** `*` stands for anything, also inside a text. */
function fits(pattern: string, text: string): boolean {
  if (!pattern.includes('*')) return pattern === text
  const parts = pattern.split('*').map((part) => part.replace(/[\^$.+?()[\]{}|]/g, String.raw`\$&`))
  return new RegExp(`^${parts.join('.*')}$`, 's').test(text)
}

function bodyOf(type: Fixture['request']['body_type'], body: string): unknown {
  if (type === 'form') return Object.fromEntries(new URLSearchParams(body))
  return parsed(body)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** How much a request fixes: each exact value counts more than any number of wildcards. */
function specificity({ host, path, query, headers, body }: Fixture['request']): number {
  const values = [host, path, ...leaves(query), ...leaves(headers), ...leaves(body)]
  return values.reduce((sum, value) => sum + (value.includes('*') ? 1 : 1000), 0)
}

function leaves(value: unknown): string[] {
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(leaves)
  return value === null ? [] : [JSON.stringify(value)]
}
