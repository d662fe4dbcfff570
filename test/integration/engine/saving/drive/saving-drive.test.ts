import { expect, test } from 'vitest'
import { z } from 'zod'
import { DriveFault } from '../../../../../electron/engine/saving/drive/drive-fault.ts'
import { node, SavingHarness } from '../../../../support/saving/saving-harness.ts'
import { ok, refusal } from '../../../../support/saving/simulated-answers.ts'

const pageSchema = z.object({ data: z.unknown() })
const open = { shareId: 'share1', passcode: '' }

async function faultOf(work: Promise<unknown>): Promise<DriveFault['details'] | undefined> {
  try {
    await work
  } catch (error) {
    if (error instanceof DriveFault) return error.details
    throw error
  }
  return undefined
}

test.for([51, 101, 1001])('lists %i items of share and folder to the end', async (count) => {
  await using harness = await SavingHarness.start()
  const tree = Array.from({ length: count }, (_, index) => node(`${index}.mp4`))
  harness.drive.shares.set('share1', { pwd_id: 'share1', passcode: '', tree })
  for (const { name } of tree) harness.drive.put(`/all/${name}`, false)
  const port = harness.port()
  const share = await port.openShare(open)
  const shared = await port.listShare(share, '0')
  expect(shared).toHaveLength(count)
  // No id was rounded.
  expect(shared.map(({ id }) => id)).toEqual(tree.map(({ fid }) => fid))
  const folder = (await port.findFolders(['/all'])).get('/all') ?? ''
  expect(await port.listFolder(folder)).toHaveLength(count)
})

test('a listing that holds less than is counted is none', async () => {
  await using harness = await SavingHarness.start()
  const tree = [node('1.mp4')]
  harness.drive.shares.set('share1', { pwd_id: 'share1', passcode: '', tree, total_bias: 2 })
  const port = harness.port()
  const share = await port.openShare(open)
  expect(await faultOf(port.listShare(share, '0'))).toMatchObject({ kind: 'incomplete' })
})

// A count that is no number once let a folder of 51 pass for one of 50.
test.each(['', false, [[]], 0, 30])(
  'a listing of which the drive counts %j is none',
  async (total) => {
    await using harness = await SavingHarness.start()
    const tree = Array.from({ length: 51 }, (_, index) => node(`${index}.mp4`))
    harness.drive.shares.set('share1', { pwd_id: 'share1', passcode: '', tree })
    harness.answering = (exchange) => {
      if (!exchange.path.endsWith('/detail')) return undefined
      const { data } = pageSchema.parse(harness.drive.answer(exchange)?.json)
      return ok(data, { _total: total })
    }
    const port = harness.port()
    const share = await port.openShare(open)
    const fault = await faultOf(port.listShare(share, '0'))
    expect(fault?.kind).toBe(typeof total === 'number' ? 'incomplete' : 'unreadable')
  },
)

test('what is null of a file leaves it and the rest of the listing readable', async () => {
  await using harness = await SavingHarness.start()
  const tree = [node('1.mp4')]
  harness.drive.shares.set('share1', { pwd_id: 'share1', passcode: '', tree })
  harness.answering = ({ path }) => {
    const nothing = { dir: null, share_fid_token: null, size: null, updated_at: null }
    const list = [{ fid: 'f1', file_name: '1.mp4', file_type: 1, ...nothing }]
    return path.endsWith('/detail') ? ok({ list }, { _total: 1 }) : undefined
  }
  const port = harness.port()
  const share = await port.openShare(open)
  expect(await port.listShare(share, '0')).toMatchObject([{ name: '1.mp4', isFolder: false }])
})

test('a folder out of which something goes while it is listed is listed in vain', async () => {
  await using harness = await SavingHarness.start()
  const tree = Array.from({ length: 60 }, (_, index) => node(`${index}.mp4`))
  harness.drive.shares.set('share1', { pwd_id: 'share1', passcode: '', tree })
  // What was the first of the second page is the last of the first by then, and on neither that was read.
  harness.answering = ({ path, query }) => {
    if (path.endsWith('/detail') && query['_page'] === '2') tree.splice(0, 1)
    return undefined
  }
  const port = harness.port()
  const share = await port.openShare(open)
  expect(await faultOf(port.listShare(share, '0'))).toMatchObject({ kind: 'incomplete' })
})

test('an id that is a number is not rounded', async () => {
  await using harness = await SavingHarness.start()
  harness.answering = ({ path }) =>
    path.endsWith('/file')
      ? { status: 200, text: '{"code":0,"message":"ok","data":{"fid":123456789012345678}}' }
      : undefined
  expect(await harness.port().makeFolder('/a')).toBe('123456789012345678')
})

// What each refusal means where it comes; an unknown one never says that a share is gone.
test.for([
  ['token', 404, 41006, '分享不存在', 'dead'],
  ['token', 404, 41011, '分享地址已失效', 'dead'],
  ['token', 404, 41012, '好友已取消了分享', 'dead'],
  ['token', 404, 41010, '文件涉及违规内容', 'blocked'],
  ['token', 403, 41031, '分享者用户封禁链接查看受限', 'blocked'],
  ['token', 404, 41008, '需要提取码', 'passcode'],
  ['token', 401, 31001, 'require login [guest]', 'login'],
  // Without a code that is known: the account is looked at once more before anybody believes it.
  ['detail', 401, 401, 'unauthorized', 'login'],
  ['token', 429, 429, '请求过于频繁', 'limited'],
  ['token', 503, 500, '服务繁忙', 'unknown'],
  ['token', 400, 1, 'inner error', 'unknown'],
  // Seen of a share that was there: the drive mistrusts whoever asks.
  ['token', 400, 14021, 'file not found', 'unknown'],
  ['detail', 404, 41006, '分享不存在', 'unknown'],
  ['save', 400, 32003, 'capacity limit[{0}]', 'full'],
  ['save', 404, 41013, '目标目录不存在', 'no-folder'],
  ['save', 400, 41017, '不能保存自己的分享', 'own-share'],
  ['save', 400, 31002, '单次转存文件个数超出用户等级限制', 'too-many'],
  ['save', 400, 31003, '当前用户转存功能受限', 'limited'],
  ['save', 404, 41012, '好友已取消了分享', 'dead'],
  ['rename', 400, 23008, 'file is doloading[存在同名文件]', 'name-taken'],
  ['rename', 401, 31001, 'require login [guest]', 'login'],
] as const)('%s answers %i %i %s: %s', async ([step, status, code, words, kind]) => {
  await using harness = await SavingHarness.start()
  const tree = [node('1.mp4')]
  harness.drive.shares.set('share1', { pwd_id: 'share1', passcode: '', tree })
  const port = harness.port()
  const share = await port.openShare(open)
  const items = await port.listShare(share, '0')
  harness.answering = ({ path }) =>
    path.endsWith(`/${step}`) ? refusal(status, code, words) : undefined
  const asked = {
    token: () => port.openShare(open),
    detail: () => port.listShare(share, '0'),
    save: () => port.save(share, items, '0'),
    rename: () => port.rename('1', 'x'),
  }
  expect(await faultOf(asked[step]())).toMatchObject({ kind, words })
})

test('what is no answer may have been carried out', async () => {
  await using harness = await SavingHarness.start()
  const port = harness.port()
  const answers = [
    { answer: { status: 502, html: '<h1>502</h1>' }, kind: 'unreadable' },
    { answer: { status: 200, json: { data: {} } }, kind: 'unreadable' },
    { answer: { status: 200, json: { code: 0, data: {} } }, kind: 'unreadable' },
    { answer: { status: 200, text: '', reset: true as const }, kind: 'network' },
  ]
  for (const { answer, kind } of answers) {
    harness.answering = () => answer
    expect(await faultOf(port.openShare(open))).toMatchObject({ kind })
  }
})

test('a token that ran out is asked for once more', async () => {
  await using harness = await SavingHarness.start()
  const tree = [node('1.mp4')]
  harness.drive.shares.set('share1', { pwd_id: 'share1', passcode: '', tree })
  const port = harness.port()
  const share = await port.openShare(open)
  expect(await port.listShare({ ...share, token: 'old' }, '0')).toHaveLength(1)
  harness.answering = ({ path }) =>
    path.endsWith('/detail') ? refusal(400, 14001, '非法token') : undefined
  expect(await faultOf(port.listShare(share, '0'))).toMatchObject({ kind: 'unknown' })
})

test('cookies that the drive renews are handed on and sent from then on', async () => {
  await using harness = await SavingHarness.start()
  harness.cookies.set('kps', 'of the phone')
  harness.answering = ({ path }) =>
    path.endsWith('/token')
      ? {
          status: 200,
          headers: { 'set-cookie': '__puus=fresh; Path=/' },
          json: { code: 0, data: { stoken: 'st' } },
        }
      : undefined
  const port = harness.port()
  await port.openShare(open)
  await faultOf(port.makeFolder('/a'))
  expect(harness.renewed).toEqual(['u1 p1 of the phone fresh'])
  expect(harness.exchanges.map(({ headers }) => headers['cookie'])).toEqual([
    '__uid=u1; __pus=p1',
    '__uid=u1; __pus=p1; __puus=fresh',
  ])
})

test('UC is asked at its own address, with its own origin', async () => {
  await using harness = await SavingHarness.start()
  harness.drive.shares.set('share1', { pwd_id: 'share1', passcode: '', tree: [node('1.mp4')] })
  await harness.port('uc').openShare(open)
  expect(harness.exchanges[0]).toMatchObject({
    host: 'pc-api.uc.cn',
    query: { pr: 'UCBrowser' },
    headers: { origin: 'https://drive.uc.cn' },
  })
})

test('a drive that knows nobody, and one that does not answer', async () => {
  await using harness = await SavingHarness.start()
  const port = harness.port()
  await port.account()
  harness.drive.isAccountKnown = false
  expect(await faultOf(port.account())).toMatchObject({ kind: 'login' })
  harness.answering = () => ({ status: 503, html: 'busy' })
  expect(await faultOf(port.account())).toMatchObject({ kind: 'unreadable' })
})
