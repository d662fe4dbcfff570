import { readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { basename, dirname, parse } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Failed } from './messages.ts'

// `at f (file:///…/jobs/daily.ts:12:5)`, and `/…/jobs/daily.ts:12` at the head of a syntax error.
const placePattern = /(file:\/\/[^\s()]+?|^(?:\/|[A-Z]:\\).+?):(\d+)(?::\d+)?\)?$/gm

/** What went wrong in a job file, with the first place that lies in its folder. */
export function failureOf(error: unknown, url: string): Failed {
  const message = error instanceof Error ? error.message : String(error)
  const stack = error instanceof Error ? (error.stack ?? '') : ''
  const imported = importIn(error)
  if (imported) {
    const isForeign = foreignModules.includes(imported.name)
    const { file, line } = imported
    return isForeign
      ? { type: 'failed', reason: 'foreign-import', message: imported.name, stack: '', file, line }
      : { type: 'failed', reason: 'thrown', message, stack: '', file, line }
  }
  const place = placeIn(stack, url) ?? syntaxPlace(error, url)
  return { type: 'failed', reason: 'thrown', message, stack: ownPart(stack), ...place }
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
  const folder = dirname(fileURLToPath(url))
  for (const [, where = '', line] of stack.matchAll(placePattern)) {
    const path = where.startsWith('file:') ? fileURLToPath(where) : where
    if (dirname(path).startsWith(folder)) return { file: basename(path), line: Number(line) }
  }
  return undefined
}

/**
 * V8 tells the line of a syntax error only where it prints it. JavaScript is TypeScript too, so the
 * parser that strips types finds the same place.
 */
function syntaxPlace(error: unknown, url: string): { file: string; line: number | null } {
  const path = fileURLToPath(url)
  const file = basename(path)
  if (!(error instanceof SyntaxError)) return { file, line: null }
  try {
    stripTypeScriptTypes(readFileSync(path, 'utf8'))
  } catch (found) {
    const [, line] = (found instanceof Error && /^:(\d+)$/m.exec(found.stack ?? '')) || []
    if (line) return { file, line: Number(line) }
  }
  return { file, line: null }
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
