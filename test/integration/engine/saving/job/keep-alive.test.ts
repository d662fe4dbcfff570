import { expect, test } from 'vitest'
import { SavingEngine } from '../../../../support/saving/saving-engine.ts'
import { node } from '../../../../support/saving/saving-harness.ts'

const minute = 60_000

/** A started engine whose tasks run when a person says so, and whose drive gives a new ticket with each look. */
async function started() {
  const saving = await SavingEngine.start()
  let tickets = 0
  saving.answering = ({ headers, path }) => {
    if (path !== '/1/clouddrive/member') return undefined
    const isKnown = headers['cookie']?.includes('__pus=pus-of-u1') === true && !saving.isSignedOut
    return isKnown
      ? {
          status: 200,
          headers: { 'set-cookie': `__puus=ticket-${(tickets += 1)}; Path=/` },
          json: { code: 0, data: { member_type: 'NORMAL', use_capacity: 1, total_capacity: 10 } },
        }
      : { status: 401, json: { code: 31001, message: 'require login [guest]' } }
  }
  saving.drive.shares.set('share1', { pwd_id: 'share1', passcode: '', tree: [node('第1集.mp4')] })
  saving.engine.start()
  return saving
}

const looks = ({ exchanges }: SavingEngine) =>
  exchanges.filter(({ path }) => path === '/1/clouddrive/member')

/** Lets time pass until so many looks were answered. */
async function looked(saving: SavingEngine, count: number) {
  while (looks(saving).length < count || saving.engine.accounts.get(1).state.kind === 'renewing')
    await saving.clock.pass(1000)
}

test('an account that tasks save into is asked when nothing else asked it, and keeps what is renewed', async () => {
  await using saving = await started()
  const before = looks(saving).length
  await saving.clock.pass(5 * 60 * minute)
  expect(looks(saving)).toHaveLength(before)

  const never = { kind: 'event', on: [{ kind: 'unlock' }] } as const
  const id = saving.add('北风', 'share1', { trigger: never })
  await saving.ended(saving.engine.saving.run(id).runId)
  const ranAt = saving.clock.now()
  await looked(saving, before + 1)
  const waited = saving.clock.now() - ranAt
  expect(waited).toBeGreaterThanOrEqual(100 * minute)
  expect(waited).toBeLessThan(115 * minute)
  // The drive gives a ticket anew only to who comes without one.
  expect(looks(saving).at(-1)?.headers['cookie']).not.toContain('__puus')
  await saving.ended(saving.engine.saving.run(id).runId)
  expect(saving.exchanges.at(-1)?.headers['cookie']).toContain('__puus=ticket-1')

  saving.engine.saving.tasks.edit(id, { isPaused: true })
  await saving.clock.pass(5 * 60 * minute)
  expect(looks(saving)).toHaveLength(before + 1)
})

test('an account that the drive does not know waits for a person; no answer is asked for again', async () => {
  await using saving = await started()
  const { accounts } = saving.engine
  const never = { kind: 'event', on: [{ kind: 'unlock' }] } as const
  saving.add('北风', 'share1', { trigger: never })
  const answering = saving.answering
  saving.answering = ({ path }) =>
    path === '/1/clouddrive/member' ? { status: 502, text: 'later' } : undefined
  const before = looks(saving).length
  await looked(saving, before + 2)
  expect(accounts.get(1).state).toEqual({ kind: 'ok' })

  saving.answering = answering
  saving.isSignedOut = true
  while (accounts.get(1).state.kind !== 'login-needed') await saving.clock.pass(minute)
  const asked = looks(saving).length
  await saving.clock.pass(10 * 60 * minute)
  expect(looks(saving)).toHaveLength(asked)
})
