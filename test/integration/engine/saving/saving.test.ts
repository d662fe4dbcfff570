import { join } from 'node:path'
import { expect, test } from 'vitest'
import { accountKey, SignIns } from '../../../../electron/engine/accounts/sign-ins.ts'
import type { TaskEnd } from '../../../../electron/engine/model/saving/task-end.ts'
import { Saving } from '../../../../electron/engine/saving/saving.ts'
import { Store } from '../../../../electron/engine/store/store.ts'
import { node, SavingHarness, taskOf } from '../../../support/saving/saving-harness.ts'
import { refusal } from '../../../support/saving/simulated-answers.ts'
import { heldSecrets } from '../../../support/secrets/held-secrets.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

test('an account saves at the pace of its lane, and what the drive renews is kept', async () => {
  await using harness = await SavingHarness.start()
  using folder = temporaryFolder()
  const store = new Store(join(folder.path, 'pansentry.db'))
  const secrets = heldSecrets()
  const account = { drive: 'quark', name: '', state: { kind: 'ok' }, profile: null } as const
  const id = store.accounts.add({ ...account, key: 'k1', checkedAt: null })
  secrets.keep(accountKey('k1'), '__uid=u1; __pus=p1')
  const { clock, request } = harness
  const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10)
  const links = { isDead: () => false, note: () => {} }
  const failed = (error: unknown) => {
    throw error
  }
  const paceOf = () => ({ pauseMinSeconds: 2, pauseMaxSeconds: 4 })
  const about = { dayOf, paceOf, failed, isThere: () => true, links }
  const saving = new Saving({ store, request, clock, random: () => 0, ...about })
  const signIns = new SignIns({ store: store.accounts, secrets })
  const run = async (shareId: string): Promise<TaskEnd[]> => {
    const signIn = await signIns.open(id)
    if (!signIn) throw new Error('It cannot be read.')
    const { signal } = new AbortController()
    const tasks = [taskOf(shareId, { isAsked: false }), taskOf('share2', { id: 2 })]
    const ends: TaskEnd[] = []
    const wish = { isWished: true, isLoginNeeded: async () => true }
    for await (const { end } of saving.run(signIn, tasks, { ...wish, signal })) {
      ends.push(end)
    }
    return ends
  }
  const tree = [node('第1集.mp4')]
  for (const pwd_id of ['share1', 'share2']) {
    harness.drive.shares.set(pwd_id, { pwd_id, passcode: '', tree })
  }
  harness.answering = ({ path }) =>
    path.endsWith('/token')
      ? {
          status: 200,
          headers: { 'set-cookie': '__puus=fresh; Path=/' },
          json: { code: 0, data: { stoken: 'st-share1' } },
        }
      : undefined
  const start = clock.now()
  expect((await run('share1'))[0]).toMatchObject({ kind: 'saved', saved: ['/影视/北风/第1集.mp4'] })
  expect(secrets.read(accountKey('k1'))).toBe('__uid=u1; __pus=p1; __puus=fresh')
  expect(clock.now() - start).toBeGreaterThan(harness.exchanges.length * 900)

  // What wants to be left alone is, by the checking of links too, and the next task is not begun.
  harness.answering = ({ path }) =>
    path.endsWith('/token') ? refusal(429, 429, '请求过于频繁') : undefined
  expect(await run('share1')).toMatchObject([
    { kind: 'fault', details: { kind: 'limited' } },
    { kind: 'held', details: { kind: 'limited' } },
  ])
  expect(store.lanes.get('quark')?.openUntil).toBeGreaterThan(clock.now())
  const asked = harness.exchanges.length
  expect((await run('share1'))[0]).toMatchObject({ details: { code: 'lane.rests' } })
  expect(harness.exchanges).toHaveLength(asked)

  secrets.forget(accountKey('k1'))
  expect(await signIns.open(id)).toBeUndefined()
  store.close()
})
