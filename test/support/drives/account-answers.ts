import type { Exchange, SimulatedAnswer } from '../simulated-drives.ts'

/** A person at a simulated drive. */
export type Member = {
  readonly nickname?: string
  readonly membership?: string
  readonly used?: number
  readonly total?: number
  /** What the drive knows its browser by. */
  readonly pus?: string
}

/** Where Quark and UC are asked about accounts, and sign people in. */
export const accountHosts = [
  'pan.quark.cn',
  'drive-pc.quark.cn',
  'drive-m.quark.cn',
  'drive.uc.cn',
  'pc-api.uc.cn',
]

/** What is pasted of a member's browser. */
export const cookieOf = (uid: string, pus = `pus-of-${uid}`) =>
  `__pus=${pus}; __kp=kp-of-${uid}; __uid=${uid}; __puus=stale-ticket-of-${uid}`

/** The page on which one signs in: a press of its button is enough. */
export const signInPage = `<!doctype html><title>登录 – 夸克</title>
<button onclick="for (const each of '${cookieOf('u1')}'.split('; ')) document.cookie = each">登录</button>`

/** Answers as Quark and UC do when they are asked about an account; undefined for what is none of that. */
export function accountAnswer(
  { headers, path }: Exchange,
  memberOf: (uid: string) => Member | undefined,
  newTicket: () => string = () => 'fresh-ticket',
): SimulatedAnswer | undefined {
  const cookies = cookiesIn(headers['cookie'] ?? '')
  const uid = cookies.get('__uid') ?? ''
  const found = memberOf(uid)
  const member = cookies.get('__pus') === (found?.pus ?? `pus-of-${uid}`) ? found : undefined
  if (path === '/account/info') {
    const data = member ? { nickname: member.nickname ?? '' } : undefined
    return { status: 200, json: { success: member !== undefined, data } }
  }
  if (path !== '/1/clouddrive/member') return undefined
  if (!member) {
    return { status: 401, json: { status: 401, code: 31001, message: 'require login [guest]' } }
  }
  const { membership = 'NORMAL', total = 10, used = 1 } = member
  return {
    status: 200,
    ...(!cookies.has('__puus') && {
      headers: { 'set-cookie': `__puus=${newTicket()}; Path=/; HttpOnly; Secure` },
    }),
    json: {
      status: 200,
      code: 0,
      message: 'ok',
      data: { member_type: membership, use_capacity: used, total_capacity: total },
    },
  }
}

function cookiesIn(line: string): Map<string, string> {
  const pairs = line.split('; ').map((pair) => pair.split('='))
  return new Map(pairs.map(([name = '', value = '']) => [name, value]))
}
