import { type Answer, answerOf, type RenameCase, type Result } from './rename-cases.ts'
import { readings } from './rename-readings.ts'

/** `unread`: nobody knows what its sentence asks for; `held-wrong`: what it expects is a mistake of its own. */
export type Judgement = {
  readonly each: RenameCase
  readonly outcome: 'agrees' | 'differs' | 'held-wrong' | 'unread'
  readonly expected: string
  readonly got: string
}

// What quark-auto-save answers there is a mistake that other cases call one.
const heldWrong: ReadonlyMap<string, string> = new Map([
  ['mr-048', '12.25 is nearer last December than next: a date is of the year that puts it nearest'],
  ['mr-089', 'a season is written S01, in capitals and two digits'],
  ['mr-330', 'no name begins with a blank'],
  ['mr-432', 'the episode is there in another container, so it is not saved once more'],
  ['mr-452', 'episode 25.5 is not episode 5 or 25, so it is not there'],
])

export function judgeRenames(each: RenameCase): Judgement {
  const answer = answerOf(each)
  const got = answerText(answer)
  if (each.wanted === undefined) {
    const expected = oldText(each)
    const wrong = heldWrong.get(each.id)
    if (got === expected) return { each, outcome: 'agrees', expected, got }
    return wrong === undefined
      ? { each, outcome: 'differs', expected, got }
      : { each, outcome: 'held-wrong', expected: `${expected}, but ${wrong}`, got }
  }
  const reading = readings.find(({ sentence }) => sentence.test(each.wanted ?? ''))
  if (!reading) return { each, outcome: 'unread', expected: each.wanted, got }
  return { each, outcome: agrees() ? 'agrees' : 'differs', expected: reading.as, got }

  function agrees(): boolean {
    if (!reading) return false
    if ('isRefused' in reading) return answer.kind === 'refused'
    if (answer.kind === 'refused') return false
    if ('ofAll' in reading) return reading.ofAll(answer.results)
    return answer.results.every((result) => {
      const { source } = result
      const old = each.qas.results.find((other) => other.source === source)?.name ?? ''
      return reading.ofFile({ each, source, old, got: result })
    })
  }
}

function answerText(answer: Answer): string {
  if (answer.kind === 'refused') return 'refused'
  return answer.results.map(resultText).join(' | ')
}

// Why a file keeps its own name is told to a person only.
const resultText = ({ name, outcome, reason }: Result) =>
  outcome === 'save' ? name : `left (${reason})`

function oldText({ qas }: RenameCase): string {
  if (qas.error !== undefined) return 'refused'
  return qas.results
    .map(({ name, reason }) => (name === undefined ? `left (${reason ?? ''})` : name))
    .join(' | ')
}
