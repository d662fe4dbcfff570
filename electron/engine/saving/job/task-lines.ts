import { marked } from '../../model/marked.ts'
import type { Message } from '../../model/message.ts'
import type { Level } from '../../model/run.ts'
import { endMessage } from '../../model/saving/end-message.ts'
import { isPartialEnd, type TaskEnd } from '../../model/saving/task-end.ts'

/** How a run of a task ended, as a line of a log. */
export function endLine(end: TaskEnd): { readonly level: Level; readonly text: Message } {
  const text = endMessage(end)
  switch (end.kind) {
    case 'saved':
      return isPartialEnd(end)
        ? { level: 'warn', text: marked('warn', text) }
        : { level: 'info', text: marked('good', text) }
    case 'failed':
    case 'fault':
    case 'bad-rule':
    case 'no-share':
    case 'no-account':
      return { level: 'warn', text: marked('bad', text) }
    case 'question':
    case 'held':
    case 'empty':
    case 'emptied':
    case 'pending':
      return { level: 'warn', text: marked('warn', text) }
    case 'planned':
    case 'nothing-new':
    case 'not-due':
    case 'waits':
    case 'refused':
      return { level: 'info', text }
  }
}
