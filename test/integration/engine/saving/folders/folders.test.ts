import { expect, onTestFinished, test } from 'vitest'
import {
  ownFoldersWishSchema,
  sharedFoldersWishSchema,
} from '../../../../../electron/engine/model/saving/folders.ts'
import { refusal as refused } from '../../../../support/refusal.ts'
import { SavingEngine } from '../../../../support/saving/saving-engine.ts'
import { node } from '../../../../support/saving/saving-harness.ts'
import { refusal } from '../../../../support/saving/simulated-answers.ts'

const { signal } = new AbortController()

async function start() {
  const engine = await SavingEngine.start()
  onTestFinished(() => engine[Symbol.asyncDispose]())
  await engine.engine.load()
  const { folders } = engine.engine.saving
  /** Lets time pass until the drive was asked at its pace. */
  const passing = async <T>(asked: Promise<T>): Promise<T> => {
    const over = new AbortController()
    const end = () => over.abort()
    asked.then(end, end)
    while (!over.signal.aborted) {
      await engine.clock.pass(2000)
      await new Promise(setImmediate)
    }
    return asked
  }
  return {
    engine,
    own: (wish: object) => passing(folders.own(ownFoldersWishSchema.parse({ ...wish }), signal)),
    shared: (wish: object) =>
      passing(folders.ofShare(sharedFoldersWishSchema.parse({ ...wish }), signal)),
  }
}

test('the folders of the own drive are listed level by level, each whole', async () => {
  const { engine, own } = await start()
  const { drive } = engine
  drive.put('/剧集/北风/a.mkv', false, 1)
  for (let n = 1; n <= 101; n += 1) drive.put(`/剧集/第${n}部`, true)
  drive.put('/说明.txt', false, 1)
  const top = await own({})
  expect(top).toEqual({
    accountId: 1,
    path: '/',
    isMissing: false,
    folders: [{ id: drive.find('/剧集')?.fid, name: '剧集', path: '/剧集' }],
  })
  const series = await own({ path: '剧集' })
  expect(series.folders).toHaveLength(102)
  expect(series.folders.map(({ path }) => path)).toContain('/剧集/第101部')
  const second = series.folders.findIndex(({ name }) => name === '第2部')
  expect(series.folders[second + 1]?.name).toBe('第3部')
  const asked = engine.exchanges.length
  expect((await own({ path: '/剧集/北风', id: drive.find('/剧集/北风')?.fid })).folders).toEqual([])
  expect(engine.exchanges).toHaveLength(asked + 1)
  expect(await own({ path: '/剧集/没有' })).toMatchObject({ isMissing: true, folders: [] })
})

test('a list that does not come whole is an error, never a part', async () => {
  const { engine, own } = await start()
  for (let n = 1; n <= 60; n += 1) engine.drive.put(`/第${n}部`, true)
  engine.answering = ({ path, query }) =>
    path.endsWith('file/sort') && query['_page'] === '2'
      ? { status: 200, json: { code: 0, data: { list: [] }, metadata: { _total: 60 } } }
      : undefined
  await expect(own({})).rejects.toMatchObject({
    code: 'SAVING_FOLDERS_UNREAD',
    data: { because: { key: 'folderFault.incomplete' } },
  })
  engine.answering = ({ path }) =>
    path.endsWith('file/sort') ? refusal(404, 41013, '目标目录不存在') : undefined
  await expect(own({})).rejects.toMatchObject({ data: { because: { key: 'folderFault.gone' } } })
})

test('the account is asked another way before it is told to sign in again, and a full one shows its folders', async () => {
  const { engine, own } = await start()
  const { accounts } = engine.engine
  accounts.note(1, { kind: 'full', missingBytes: 7 })
  expect((await own({})).folders).toEqual([])
  const login = refusal(401, 31001, 'require login [guest]')
  engine.answering = ({ path }) => (path.endsWith('file/sort') ? login : undefined)
  const isLogin = { data: { because: { key: 'folderFault.login' } } }
  await expect(own({})).rejects.toMatchObject(isLogin)
  expect(accounts.get(1).state).toEqual({ kind: 'ok' })
  engine.isSignedOut = true
  await expect(own({})).rejects.toMatchObject(isLogin)
  expect(accounts.get(1).state).toMatchObject({ kind: 'login-needed' })
  const asked = engine.exchanges.filter(({ path }) => path.endsWith('file/sort')).length
  await expect(own({})).rejects.toMatchObject(isLogin)
  expect(engine.exchanges.filter(({ path }) => path.endsWith('file/sort'))).toHaveLength(asked)
})

test('a drive that wants to be left alone is, by the tasks too', async () => {
  const { engine, own } = await start()
  engine.answering = ({ path }) =>
    path.endsWith('file/sort') ? refusal(429, 429, '请求过于频繁') : undefined
  await expect(own({})).rejects.toMatchObject({ data: { because: { key: 'folderFault.limited' } } })
  expect(engine.engine.accounts.get(1).state).toMatchObject({ kind: 'limited' })
})

test('the folders of a share come with the address that leads into each', async () => {
  const { engine, shared } = await start()
  const [inner, outer] = [node('4K', []), node('第二季', [])]
  engine.drive.shares.set('share1', {
    pwd_id: 'share1',
    passcode: 'a1b2',
    tree: [node('第一季', [inner]), outer, node('北风.mkv')],
  })
  const share = `https://pan.quark.cn/s/share1#/list/share/${outer.fid}`
  await expect(shared({ share })).rejects.toMatchObject({
    data: { because: { key: 'folderFault.passcode' } },
  })
  const top = await shared({ share, passcode: 'a1b2' })
  expect(top.folders.map(({ name }) => name)).toEqual(['第一季', '第二季'])
  expect(top.folders[1]?.share).toBe(
    `https://pan.quark.cn/s/share1?pwd=a1b2#/list/share/${outer.fid}`,
  )
  const below = await shared({ share, passcode: 'a1b2', id: top.folders[0]?.id })
  expect(below.folders.map(({ name }) => name)).toEqual(['4K'])
  const task = engine.add('北风', 'share1', { share: below.folders[0]?.share ?? '' })
  expect(engine.engine.saving.tasks.get(task).share).toContain(inner.fid)
})

test('whose folders is said, or clear', async () => {
  const { own, shared } = await start()
  expect((await own({ share: 'https://pan.quark.cn/s/share1' })).accountId).toBe(1)
  await expect(own({ share: 'https://drive.uc.cn/s/share1234' })).rejects.toThrow(
    refused('SAVING_ACCOUNT_MISSING', {}),
  )
  await expect(own({ accountId: 9 })).rejects.toThrow(refused('ACCOUNT_NOT_FOUND', { id: 9 }))
  await expect(shared({ share: 'nothing' })).rejects.toThrow(
    refused('SAVING_SHARE_INVALID', { share: 'nothing' }),
  )
})
