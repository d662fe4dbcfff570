import { accountHosts } from '../drives/account-answers.ts'
import type { Answering } from '../simulated-drives.ts'
import { node } from './saving-harness.ts'
import { SimulatedSavingDrive } from './simulated-saving-drive.ts'

/** Tasks for the sample account, as somebody writes them: saved already, with a number to ask for, and dead. */
export const sampleTasks = [
  {
    name: '北风',
    share: 'https://pan.quark.cn/s/5a5a5a000001',
    folder: '/剧集/北风',
    naming: { kind: 'pattern', pattern: '', replacement: '' },
    total: 12,
  },
  {
    name: '雪山之路 第二季',
    share: 'https://pan.quark.cn/s/5a5a5a000002',
    folder: '/剧集/雪山之路/第二季',
    naming: { kind: 'episode', name: '雪山之路.S02E[]' },
    filter: { keep: [], out: ['预告'] },
  },
  { name: '海岸线', share: 'https://pan.quark.cn/s/5a5a5a000003', folder: '/剧集/海岸线' },
] as const

/** Before others answer: the shares of the sample tasks, and the own drive of whoever saves them. */
export function withSaving(others: Answering, drive = new SimulatedSavingDrive()): Answering {
  const episodes = Array.from({ length: 8 }, (_, index) => `北风.第0${index + 1}集.1080p.mkv`)
  const second = [
    '雪山之路.第二季.第01集.2160p.WEB-DL.H265.mkv',
    '雪山之路.第二季.第02集.2160p.WEB-DL.H265.mkv',
    '雪山之路 3 07.mkv',
    '雪山之路.第二季.预告.mp4',
  ]
  for (const [id, names] of [
    ['5a5a5a000001', episodes],
    ['5a5a5a000002', second],
  ] as const) {
    const tree = names.map((name) => node(name, undefined, 1.2e9))
    drive.shares.set(id, { pwd_id: id, passcode: '', tree })
  }
  for (const name of episodes) drive.put(`/剧集/北风/${name}`, false, 1.2e9)
  drive.shares.set('5a5a5a000003', {
    pwd_id: '5a5a5a000003',
    passcode: '',
    tree: [],
    token_error: [404, 41012, '好友已取消了分享'],
  })
  return (exchange) => {
    const { body, host, path, query } = exchange
    const named = /"pwd_id":"([^"]*)"/.exec(body)?.[1] ?? query['pwd_id']
    const isOurs = named === undefined ? path !== '/account/info' : drive.shares.has(named)
    const answer = isOurs && accountHosts.includes(host) ? drive.answer(exchange) : undefined
    return answer ?? others(exchange)
  }
}
