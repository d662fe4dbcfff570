import type {
  AskingRules,
  LaneWork,
  LinkAnswer,
  OpenLink,
} from '../../electron/engine/links/checks/asker.ts'
import type { LocalAsker } from '../../electron/engine/links/checks/local-asker.ts'
import type { Provider } from '../../electron/engine/model/provider.ts'

export const gentle = {
  pauseMinSeconds: 2,
  pauseMaxSeconds: 2,
  restEvery: 10,
  restSeconds: 10,
  concurrency: 1,
  perDay: null,
}
export const hurried = { ...gentle, pauseMinSeconds: 0, pauseMaxSeconds: 0, restSeconds: 0 }

const rules: AskingRules = { pace: gentle, attempts: 3, backOffSeconds: 30, timeoutSeconds: 20 }

export const quark = (id: number): OpenLink => {
  const shareId = `a1b2c3d4000${id}`
  return { id, url: `https://pan.quark.cn/s/${shareId}`, shareId, passcode: '' }
}
export const web = (id: number, host = 'one.example.com'): OpenLink => {
  const url = `https://${host}/${id}.zip`
  return { id, url, shareId: url, passcode: '' }
}
export const list = (count: number, linkOf: (id: number) => OpenLink) =>
  Array.from({ length: count }, (_, index) => linkOf(index + 1))

/** Hands links to an asker as a campaign does, but out of a list, and keeps what it makes of them. */
export function hand(
  asker: LocalAsker,
  provider: Provider,
  links: readonly OpenLink[],
  changes: Partial<LaneWork> = {},
) {
  const waiting = [...links]
  const answers: LinkAnswer[] = []
  const rests: number[] = []
  const returned: number[] = []
  const ended = asker.ask({
    ...rules,
    provider,
    links: {
      take: (limit) => waiting.splice(0, limit),
      giveBack: (unasked) => returned.push(...unasked.map(({ id }) => id)),
    },
    deadline: Number.POSITIVE_INFINITY,
    signal: new AbortController().signal,
    answered: (each) => answers.push(each),
    rests: (until) => rests.push(until),
    ...changes,
  })
  const outline = () => answers.map(({ id, verdict }) => [id, verdict.state] as const)
  return { ended, answers, outline, rests, returned, waiting }
}
