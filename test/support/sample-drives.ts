import { connectivityPages } from '../../electron/engine/links/checks/connectivity.ts'
import { accountAnswer, accountHosts, signInPage } from './drives/account-answers.ts'
import type { Answering, Exchange, SimulatedAnswer } from './simulated-drives.ts'

/** What a sample share is like when it is asked; the passcode of a locked one is `a1B2`. */
export type Fate =
  | 'valid'
  | 'partial'
  | 'locked'
  | 'expired'
  | 'cancelled'
  | 'deleted'
  | 'banned'
  | 'not_found'
  | 'empty'
  | 'unknown_code'
  | 'not_json'
  | 'rate_limited'
  | 'http_401'
  | 'http_403'
  | 'http_404'
  | 'http_410'
  | 'http_503'
  | 'slow'

/** Where Quark answers about shares. */
export const quarkHost = 'drive-pc.quark.cn'

/** The hosts of the sample links, and those that tell whether the internet is there. */
export const sampleHosts = [
  ...accountHosts,
  'files.example.com',
  ...connectivityPages.map((page) => new URL(page).host),
]

const refusals: Partial<Record<Fate, readonly [status: number, code: number, message: string]>> = {
  expired: [404, 41011, '分享地址已失效'],
  cancelled: [404, 41012, '好友已取消了分享'],
  deleted: [404, 41004, '文件不存在'],
  banned: [403, 41031, '分享者用户封禁链接查看受限'],
  not_found: [404, 41006, '分享不存在'],
  unknown_code: [404, 41027, '未知错误'],
  rate_limited: [429, 41013, '操作过于频繁'],
}

const sampleMember = { nickname: '小明', membership: 'SUPER_VIP', used: 3.2e12, total: 6e12 }
// `u0` is the person of docs/cli.md.
const memberOf = (uid: string) => (uid === 'u0' ? { ...sampleMember, pus: '0000' } : sampleMember)

/** Answers as Quark, as UC about accounts, and as any web server would, each share by its fate. */
export function sampleDrives(
  fateOf: (shareId: string) => Fate,
  latencyMs: () => number = () => 0,
): Answering {
  return (exchange) => {
    if (exchange.path === '/generate_204') return { status: 204 }
    const account = accountAnswer(exchange, memberOf)
    if (account) return account
    if (exchange.path === '/' && accountHosts.includes(exchange.host)) {
      return { status: 200, html: signInPage }
    }
    const answer =
      exchange.host === quarkHost
        ? quarkAnswer(exchange, fateOf)
        : webAnswer(fateOf(exchange.path.slice(1)))
    return { ...answer, delayMs: (answer.delayMs ?? 0) + latencyMs() }
  }
}

function quarkAnswer(exchange: Exchange, fateOf: (shareId: string) => Fate): SimulatedAnswer {
  if (exchange.method === 'POST') {
    const { pwd_id: id, passcode } = JSON.parse(exchange.body) as Record<string, string>
    return tokenAnswer(id ?? '', passcode ?? '', fateOf(id ?? ''))
  }
  const id = exchange.query['pwd_id'] ?? ''
  const fate = fateOf(id)
  const list = fate === 'empty' ? [] : [{ fid: 'f1', file_name: '第1集.mkv', dir: false }]
  const share = { status: 1, partial_violation: fate === 'partial' }
  const json = { status: 200, code: 0, message: 'ok', data: { list, share }, metadata: {} }
  return { status: 200, json }
}

function tokenAnswer(id: string, passcode: string, fate: Fate): SimulatedAnswer {
  if (fate === 'not_json') return { status: 200, html: '<html><title>夸克</title></html>' }
  const refusal = refusals[fate]
  if (refusal) {
    const [status, code, message] = refusal
    return { status, json: { status, code, message } }
  }
  if (fate === 'locked' && passcode !== 'a1B2') {
    return { status: 404, json: { status: 404, code: 41008, message: '需要提取码' } }
  }
  const answer = {
    status: 200,
    json: { status: 200, code: 0, message: 'ok', data: { stoken: `${id}+/=` } },
  }
  return fate === 'slow' ? { ...answer, delayMs: 60_000 } : answer
}

function webAnswer(fate: Fate): SimulatedAnswer {
  if (fate === 'slow') return { status: 200, text: '', delayMs: 60_000 }
  const status = /^http_(\d+)$/.exec(fate)?.[1]
  return { status: status === undefined ? 200 : Number(status), text: '' }
}
