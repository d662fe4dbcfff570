import { message } from '../engine-messages.ts'

import type { Message } from '../message.ts'
import type { FaultDetails } from './fault.ts'
import type { TaskEnd } from './task-end.ts'

// A line is read at a glance; the history has all of them.
const namesShown = 5

/** How a run of a task ended, as a sentence. */
export function endMessage(end: TaskEnd): Message {
  switch (end.kind) {
    case 'saved':
      return savedMessage(end)
    case 'failed':
      return message('log.saving.failed', failuresOf(end.failed))
    case 'nothing-new':
      return message(end.isQuiet ? 'log.saving.quiet' : 'log.saving.nothingNew')
    case 'question':
      return message(`log.saving.question.${end.question}`)
    case 'not-due':
      return message('log.saving.notDue')
    case 'waits':
      return message(`log.saving.waits.${end.why}`)
    case 'no-share':
      return message('log.saving.noShare')
    case 'no-account':
      return message('log.saving.noAccount')
    case 'bad-rule':
      return message('log.saving.badRule', { reason: end.fault.because })
    case 'fault':
      return faultMessage(end.details)
    case 'held':
      return message('log.saving.held', { reason: faultMessage(end.details) })
    case 'planned':
      return message(end.steps.length === 0 ? 'log.saving.nothingNew' : 'log.saving.planned')
    case 'pending':
    case 'refused':
    case 'empty':
    case 'emptied':
      return message(`log.saving.${end.kind}`)
  }
}

/** Why a drive did not do something, as a sentence, with its own words and code where it has them. */
export function faultMessage({ code, kind, missingBytes, words }: FaultDetails): Message {
  const why = words === '' ? code : `${words} (${code})`
  if (kind !== 'full' || !missingBytes) return message(`log.saving.fault.${kind}`, { why })
  const megabytes = Math.ceil(missingBytes / 1024 ** 2)
  return message('log.saving.fullBy', { megabytes })
}

function savedMessage({ failed, isPending, saved, stop }: Extract<TaskEnd, { kind: 'saved' }>) {
  const whole = message('log.saving.saved', {
    count: saved.length,
    names: namesOf(saved.map((path) => path.slice(path.lastIndexOf('/') + 1))),
  })
  if (stop) return message('log.saving.but', { whole, rest: faultMessage(stop) })
  if (failed.length > 0) {
    return message('log.saving.but', {
      whole,
      rest: message('log.saving.failed', failuresOf(failed)),
    })
  }
  if (isPending) return message('log.saving.but', { whole, rest: message('log.saving.pending') })
  return whole
}

type Failed = Extract<TaskEnd, { kind: 'failed' }>['failed']

function failuresOf(failed: Failed) {
  const [first] = failed
  const reason = first ? faultMessage(first.details) : ''
  return { names: namesOf(failed.map(({ name }) => name)), reason }
}

function namesOf(names: readonly string[]): string {
  const shown = names.slice(0, namesShown).join(', ')
  return names.length > namesShown ? `${shown} …` : shown
}
