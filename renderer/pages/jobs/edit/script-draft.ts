import type { i18n } from 'i18next'
import {
  jobIdSchema,
  type ScriptParams,
  scriptParamsSchema,
} from '../../../../electron/api/contract/jobs.ts'
import type { FieldFault } from './field-fault.ts'

/** A script job as the form edits it: each list is a text, one item a line. */
export type ScriptDraft = {
  readonly name: string
  readonly program: string
  readonly folder: string
  readonly arguments: string
  readonly environment: string
  /** Names of variables. */
  readonly secrets: readonly string[]
}

export const emptyScript: ScriptParams = {
  program: '',
  arguments: [],
  folder: '',
  environment: {},
  secrets: [],
}

export function scriptDraft(name: string, params: ScriptParams): ScriptDraft {
  return {
    name,
    program: params.program,
    folder: params.folder,
    arguments: params.arguments.join('\n'),
    environment: Object.entries(params.environment)
      .map(([key, value]) => `${key}=${value}`)
      .join('\n'),
    secrets: params.secrets,
  }
}

/** The parameters of a draft; items that were not edited stay as they were, even with line breaks inside. */
export function scriptParams(draft: ScriptDraft, before: ScriptParams): ScriptParams {
  const was = scriptDraft('', before)
  const environment =
    draft.environment === was.environment ? before.environment : variablesOf(draft.environment)
  return {
    program: draft.program.trim(),
    folder: draft.folder.trim(),
    arguments: draft.arguments === was.arguments ? before.arguments : argumentsOf(draft.arguments),
    environment,
    secrets: draft.secrets.filter((name) => Object.hasOwn(environment, name)),
  }
}

// An empty line in between is an empty argument; at the end it is left over from typing.
function argumentsOf(text: string): string[] {
  const lines = text.replace(/[\r\n]+$/, '').split(/\r?\n/)
  return lines.length === 1 && lines[0] === '' ? [] : lines
}

/** The names of a draft's variables. */
export function variableNames({ environment }: ScriptDraft): string[] {
  return Object.keys(variablesOf(environment))
}

function variablesOf(text: string): Record<string, string> {
  const pairs = text.split(/\r?\n/).flatMap((line) => {
    const at = line.indexOf('=')
    return at < 1 ? [] : [[line.slice(0, at).trim(), line.slice(at + 1)] as const]
  })
  return Object.fromEntries(pairs)
}

/** The first mistake that can be found without a call to the app. */
export function scriptFault(draft: ScriptDraft, t: i18n['t']): FieldFault | null {
  if (draft.name.trim() === '') return { field: 'name', text: t('jobProblem.nameMissing') }
  if (draft.program.trim() === '') {
    return { field: 'params.program', text: t('jobProblem.programMissing') }
  }
  if (!scriptParamsSchema.shape.folder.safeParse(draft.folder).success) {
    return { field: 'params.folder', text: t('jobProblem.folderNotWhole') }
  }
  const wrong = draft.environment
    .split(/\r?\n/)
    .findIndex((line) => line.trim() !== '' && line.trim().indexOf('=') < 1)
  if (wrong < 0) return null
  return { field: 'params.environment', text: t('script.variableWrong', { line: wrong + 1 }) }
}

/** An id derived from a name: letters of any script, digits and `_ . : -`. */
export function idFrom(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}_.:-]+/gu, '_')
    .replaceAll(/^_+|_+$/g, '')
    .slice(0, jobIdSchema.maxLength ?? undefined)
}
