import { readFileSync, realpathSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { basename, dirname, parse, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { inspect } from 'node:util'
import { shortLine } from '../output/line-limit.ts'
import type { Failed } from './messages.ts'

// `at f (file:///…/jobs/daily.ts:12:5)`, and `/…/jobs/daily.ts:12` at the head of a syntax error.
const placePattern = /(file:\/\/[^\s()]+?|^(?:\/|[A-Z]:\\).+?):(\d+)(?::\d+)?\)?$/gm

/**
 * What went wrong in a job file and why, with the first place that lies in its folder; `loaded` are the files that were
 * read for it, as far as they are known.
 */
export function failureOf(error: unknown, url: string, loaded: readonly string[] = []): Failed {
  const message = sentenceOf(error)
  const stack = traceOf(error)
  const imported = importIn(error)
  if (imported) {
    const isForeign = foreignModules.includes(imported.name)
    const { file, line } = imported
    return isForeign
      ? { type: 'failed', reason: 'foreign-import', message: imported.name, stack: '', file, line }
      : { type: 'failed', reason: 'thrown', message, stack: '', file, line }
  }
  const place = placeIn(stack, url) ?? syntaxPlace(error, [fileURLToPath(url), ...loaded])
  return { type: 'failed', reason: 'thrown', message, stack: ownPart(stack), ...place }
}

// Causes of causes; one may be its own.
const deepestCause = 5
const mostReasons = 5

/** What was thrown, with what caused it: `fetch failed: connect ECONNREFUSED 127.0.0.1:9`. */
function sentenceOf(thrown: unknown, depth = 0): string {
  if (!(thrown instanceof Error)) return valueText(thrown)
  const own = messageOf(thrown)
  const reasons = depth < deepestCause ? causesOf(thrown) : []
  const because = reasons
    .slice(0, mostReasons)
    .map((reason) => sentenceOf(reason, depth + 1))
    .filter((text) => !own.includes(text))
    .join('; ')
  if (own === '') return because || codeOf(thrown) || thrown.name
  return because === '' ? own : `${own}: ${because}`
}

/** The same for the log: each error with its stack. */
function traceOf(thrown: unknown, depth = 0): string {
  if (!(thrown instanceof Error)) return valueText(thrown)
  const stack = (typeof thrown.stack === 'string' && thrown.stack) || messageOf(thrown)
  const reasons = depth < deepestCause ? causesOf(thrown).slice(0, mostReasons) : []
  return [stack, ...reasons.map((reason) => `[cause] ${traceOf(reason, depth + 1)}`)].join('\n')
}

function causesOf(error: Error): unknown[] {
  const several: unknown = error instanceof AggregateError ? error.errors : []
  return [
    ...(error.cause === undefined ? [] : [error.cause]),
    ...(Array.isArray(several) ? several : []),
  ]
}

// What a job throws may have anything in the place of its message.
function messageOf({ message }: { readonly message: unknown }): string {
  return typeof message === 'string' ? message : valueText(message)
}

/** `ECONNREFUSED`, where a system's error has no more to say. */
function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : ''
}

/** What was thrown although it is no error. */
function valueText(value: unknown): string {
  if (typeof value === 'string' && value !== '') return value
  return shortLine(inspect(value, { breakLength: Number.POSITIVE_INFINITY, compact: true }))
}

// Where @scheduler.task came from in Python.
const foreignModules = ['extensions', 'scheduler', 'apscheduler', 'flask_apscheduler']

const missingPattern = /^Cannot find (?:package|module) '(.+?)' imported from (.+)$/

/** The line that imports what is not there: Node tells only the file. */
function importIn(error: unknown): { name: string; file: string; line: number | null } | undefined {
  const [, wanted, importer] = (error instanceof Error && missingPattern.exec(error.message)) || []
  if (wanted === undefined || importer === undefined) return undefined
  const name = parse(wanted).name
  const lines = readFileSync(importer, 'utf8').split('\n')
  const index = lines.findIndex(
    (text) => /\b(?:import|from|require)\b/.test(text) && text.includes(name),
  )
  return { name, file: basename(importer), line: index === -1 ? null : index + 1 }
}

/** The line of the person's own code that called the function which asks. */
export function callerLine(url: string): number | null {
  return placeIn(new Error('where').stack ?? '', url)?.line ?? null
}

function placeIn(stack: string, url: string): { file: string; line: number } | undefined {
  const named = fileURLToPath(url)
  // Node runs a link as the file it leads to.
  const folders = [dirname(named), dirname(realPath(named))]
  for (const [, where = '', line] of stack.matchAll(placePattern)) {
    const path = where.startsWith('file:') ? fileURLToPath(where) : where
    const isOwn = folders.some((each) => `${dirname(path)}${sep}`.startsWith(`${each}${sep}`))
    if (isOwn) return { file: basename(path), line: Number(line) }
  }
  return undefined
}

function realPath(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return path
  }
}

/**
 * V8 tells the place of a syntax error in a module only where it prints it. JavaScript is TypeScript too, so the
 * parser that strips types finds the same place.
 */
function syntaxPlace(
  error: unknown,
  [own = '', ...loaded]: readonly string[],
): { file: string; line: number | null } {
  if (error instanceof SyntaxError) {
    for (const path of [own, ...loaded]) {
      const line = /\.[cm]?[jt]s$/.test(path) ? wrongLine(path) : undefined
      if (line !== undefined) return { file: basename(path), line }
    }
  }
  return { file: basename(own), line: null }
}

/** The line of a file that cannot be parsed; undefined where every line can. */
function wrongLine(path: string): number | undefined {
  try {
    stripTypeScriptTypes(readFileSync(path, 'utf8'))
  } catch (found) {
    const [, line] = (found instanceof Error && /^:(\d+)$/m.exec(found.stack ?? '')) || []
    return line === undefined ? undefined : Number(line)
  }
  return undefined
}

/** A stack without Node's and Pansentry's own frames, which explain nothing to its reader. */
function ownPart(stack: string): string {
  const own = stack
    .split('\n')
    .filter(
      (line) => !/^\s+at .*(?:node:|user-job-worker|task-run|tool-calls|time-tools)/.test(line),
    )
  return own.map((line) => line.replace(/file:\/\/[^\s()]+/, plainPath)).join('\n')
}

function plainPath(url: string): string {
  const [, address = url, place = ''] = /^(.*?)((?::\d+)*)$/.exec(url) ?? []
  return `${fileURLToPath(address)}${place}`
}
