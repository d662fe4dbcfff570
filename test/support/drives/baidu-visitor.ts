import { baiduCheck } from '../../../electron/engine/links/providers/baidu/check.ts'
import { provider } from '../../../electron/engine/links/providers/baidu/index.ts'
import type { ManualClock } from '../manual-clock.ts'
import { type Scripted, ScriptedDrive, type Sent } from './scripted-drive.ts'

type Answering = Scripted | ((sent: Sent) => Scripted | Promise<Scripted>)
export type Answers = Readonly<Record<string, Answering>>

/** What the first visit is given. */
export const cookie = { 'set-cookie': 'BAIDUID=FAKE01:FG=1; path=/' }

/** The path that tells of a share by its short address. */
export const info = '/api/shorturlinfo'

export const reply = (errno: unknown, more: object = {}, status = 200): Scripted => ({
  status,
  body: JSON.stringify({ errno, errmsg: '说明', ...more }),
})

/** A visitor that is new to Baidu, answered by path: a cookie for the first visit, HTTP 502 for what is not listed. */
export function newVisitor(answers: Answers, clock?: ManualClock): ScriptedDrive {
  const known: Answers = { '/': { headers: cookie }, ...answers }
  return new ScriptedDrive({ ...provider, check: baiduCheck(clock) }, (sent) => {
    const answer = known[new URL(sent.url).pathname] ?? { status: 502 }
    return typeof answer === 'function' ? answer(sent) : answer
  })
}

/** The paths that were asked, in order. */
export const pathsOf = ({ sent }: ScriptedDrive) => sent.map(({ url }) => new URL(url).pathname)
