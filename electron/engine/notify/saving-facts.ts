import type { Run } from '../model/run.ts'
import { endMessage } from '../model/saving/end-message.ts'
import type { FaultKind } from '../model/saving/fault.ts'
import type { NamedEnd, TaskEnd } from '../model/saving/task-end.ts'
import { saveJobId } from '../model/terms/job-ids.ts'
import type { Condition, Findings } from './notable.ts'

type SavingFindings = Pick<Findings, 'conditions' | 'looked' | 'saved'>

// What a notice has room for; the history has all of it.
const filesNamed = 20

const lasting: ReadonlySet<FaultKind> = new Set(['dead', 'blocked', 'passcode', 'own-share'])

/** What a run of the tasks that save shows: what came, whom to ask, and what keeps a task from its work. */
export function savingFindings(run: Pick<Run, 'id'>, ends: readonly NamedEnd[]): SavingFindings {
  const found = ends.map((each) => ofTask(each, run.id))
  const faults = ends.flatMap(({ end }) => kindOf(end) ?? [])
  const conditions = found.flatMap((each) => each.conditions)
  const looked = found.flatMap((each) => each.looked)
  for (const kind of ['login', 'full'] as const) {
    const first = ends.find(({ end }) => kindOf(end) === kind)
    const key = `saving:${kind}`
    if (first)
      conditions.push({
        ...about(run.id),
        key,
        event: `saving-${kind}`,
        name: '',
        detail: endMessage(first.end),
      })
    else if (isPast(kind, ends) && !faults.includes(kind)) looked.push(key)
  }
  const saved = savedIn(ends)
  return {
    conditions,
    looked,
    ...(saved && { saved: { ...saved, jobId: saveJobId, runId: run.id } }),
  }
}

const about = (runId: number) => ({ subject: saveJobId, runId })

/** What of its account a task ran into. */
function kindOf(end: TaskEnd): FaultKind | undefined {
  if (end.kind === 'saved') return end.stop?.kind
  return end.kind === 'fault' || end.kind === 'held' ? end.details.kind : undefined
}

/** Whether a run shows that an account is signed in, or has room. */
function isPast(kind: 'login' | 'full', ends: readonly NamedEnd[]): boolean {
  const good: readonly TaskEnd['kind'][] =
    kind === 'full' ? ['saved'] : ['saved', 'nothing-new', 'question', 'refused']
  return ends.some(({ end }) => good.includes(end.kind))
}

function ofTask(
  { end, name, taskId }: NamedEnd,
  runId: number,
): Pick<Findings, 'conditions' | 'looked'> {
  const failing = `saving:task:${taskId}`
  const asking = `saving:question:${taskId}`
  const quiet = `saving:quiet:${taskId}`
  const condition = (key: string, event: Condition['event']): Condition => ({
    ...about(runId),
    key,
    event,
    name,
    detail: endMessage(end),
  })
  switch (end.kind) {
    case 'question':
      return { conditions: [condition(asking, 'saving-question')], looked: [failing, asking] }
    case 'failed':
    case 'bad-rule':
    case 'no-share':
    case 'no-account':
    case 'emptied':
      return { conditions: [condition(failing, 'saving-failed')], looked: [failing, asking] }
    case 'fault': {
      const { isNews, details } = end
      const isOfAccount = details.kind === 'login' || details.kind === 'full'
      const isTold = !isOfAccount && (isNews || lasting.has(details.kind))
      // What may pass by itself is told after several runs, and over once the task works.
      return { conditions: isTold ? [condition(failing, 'saving-failed')] : [], looked: [] }
    }
    case 'nothing-new':
      return {
        conditions: end.isQuiet ? [condition(quiet, 'saving-question')] : [],
        looked: [failing, asking, quiet],
      }
    case 'saved':
    case 'refused':
      return { conditions: [], looked: [failing, asking, quiet] }
    case 'pending':
    case 'planned':
    case 'not-due':
    case 'waits':
    case 'empty':
    case 'held':
      return { conditions: [], looked: [] }
  }
}

function savedIn(
  ends: readonly NamedEnd[],
): { readonly name: string; readonly detail: string } | undefined {
  const saved = ends.flatMap(({ end, name }) =>
    end.kind === 'saved' && end.saved.length > 0 ? [{ name, files: end.saved }] : [],
  )
  if (saved.length === 0) return undefined
  const files = saved.flatMap((each) =>
    each.files.map((path) => path.slice(path.lastIndexOf('/') + 1)),
  )
  const more = files.length > filesNamed ? ' …' : ''
  return {
    name: saved.map((each) => `${each.name} (${each.files.length})`).join(', '),
    detail: files.slice(0, filesNamed).join('\n') + more,
  }
}
