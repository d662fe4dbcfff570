import { expect, test } from 'vitest'
import { dailyJobId } from '../../../../../electron/engine/model/terms/job-ids.ts'
import { cookieOf } from '../../../../support/drives/account-answers.ts'
import { SavingEngine } from '../../../../support/saving/saving-engine.ts'
import { node } from '../../../../support/saving/saving-harness.ts'

const paths = ({ drive }: SavingEngine) =>
  drive.list().flatMap(({ dir, path }) => (dir ? [] : [path]))

const shares = ['share1', 'share2', 'share3']

/** Three tasks that have saved, and for each of which another file has come. */
async function begin(saving: SavingEngine): Promise<number[]> {
  saving.engine.start()
  const naming = { kind: 'episode', name: '北风.E[]' } as const
  const ids: number[] = []
  for (const pwd_id of shares) {
    const tree = [node('第1集.mp4')]
    saving.drive.shares.set(pwd_id, { pwd_id, passcode: '', tree })
    const id = saving.add(pwd_id, pwd_id, { naming })
    ids.push(id)
    await saving.saved(id)
    tree.push(node('第2集.mp4'))
  }
  return ids
}

test.each(['token', 'save', 'task', 'rename'])(
  'an account that is removed at the call of %s is asked nothing more, and goes on where it was once it is back',
  async (call) => {
    await using saving = await SavingEngine.start()
    const ids = await begin(saving)
    let asked = 0
    saving.answering = ({ path }) => {
      if (asked > 0 || !path.endsWith(`/${call}`)) return undefined
      saving.engine.accounts.remove(1)
      asked = saving.exchanges.length
      return undefined
    }
    const run = await saving.ended(saving.engine.saving.run(undefined).runId)
    expect(asked).toBeGreaterThan(0)
    expect(saving.exchanges).toHaveLength(asked)
    // What the first task had saved by then counts.
    expect(run.outcome).toBe(call === 'rename' ? 'succeeded' : 'failed')
    expect(saving.state(ids[2] ?? 0)?.last?.end).toMatchObject({
      kind: 'held',
      details: { kind: 'login', code: 'drive-account.lost' },
    })
    saving.engine.accounts.restore(1)
    for (let round = 0; round < 2; round += 1) {
      await saving.clock.pass(10 * 60_000)
      await saving.ended(saving.engine.saving.run(undefined).runId)
    }
    expect(paths(saving)).toEqual(
      shares.flatMap((name) => [`/影视/${name}/北风.E01.mp4`, `/影视/${name}/北风.E02.mp4`]),
    )
  },
)

test('an account that is somebody else’s now is asked nothing more with the sign-in of before', async () => {
  await using saving = await SavingEngine.start()
  await begin(saving)
  let replaced: Promise<unknown> | undefined
  saving.answering = ({ path }) => {
    if (path.endsWith('/token')) {
      replaced ??= saving.engine.accounts.replace(1, cookieOf('u2'))
    }
    return undefined
  }
  await saving.ended(saving.engine.saving.run(undefined).runId)
  await replaced
  const cookies = saving.exchanges.map(({ headers }) => headers['cookie'] ?? '')
  const first = cookies.findIndex((cookie) => cookie.includes('u2'))
  const written = saving.exchanges
    .slice(first)
    .filter(
      ({ headers, path }) => /save|rename|file$/.test(path) && headers['cookie']?.includes('u1'),
    )
  expect(first).toBeGreaterThan(0)
  expect(written).toEqual([])
})

test('a daily sign-in that is stopped asks nothing more', async () => {
  await using saving = await SavingEngine.start()
  const { accounts, jobs, runs } = saving.engine
  saving.engine.start()
  await accounts.replace(1, `${cookieOf('u1')}; kps=k; sign=s; vcode=1`)
  let runId = 0
  saving.answering = ({ host }) => {
    if (host !== 'drive-m.quark.cn') return undefined
    runs.cancel(runId)
    return { status: 200, json: { code: 0, data: {} } }
  }
  runId = jobs.run(dailyJobId).runId
  expect((await saving.ended(runId)).outcome).toBe('cancelled')
  const asked = saving.exchanges.filter(({ host }) => host === 'drive-m.quark.cn')
  expect(asked.map(({ method }) => method)).toEqual(['GET'])
})
