import { expect, test } from 'vitest'
import { saveJobId } from '../../../../../electron/engine/model/terms/job-ids.ts'
import { refusal as refused } from '../../../../support/refusal.ts'
import { SavingEngine } from '../../../../support/saving/saving-engine.ts'
import { node } from '../../../../support/saving/saving-harness.ts'
import { refusal } from '../../../../support/saving/simulated-answers.ts'

const share = (saving: SavingEngine, pwd_id: string, tree = [node('第1集.mp4')]) => {
  saving.drive.shares.set(pwd_id, { pwd_id, passcode: '', tree })
  return tree
}

test('the job is there with the first task, asks before its first save, and saves what comes on the common schedule', async () => {
  await using saving = await SavingEngine.start()
  const { engine } = saving
  engine.start()
  expect(engine.jobs.has(saveJobId)).toBe(false)
  expect(() => engine.saving.run(undefined)).toThrow(refused('SAVING_NO_TASKS', {}))
  const tree = share(saving, 'share1')
  const id = saving.add('北风', 'share1', { naming: { kind: 'episode', name: '北风.E[]' } })
  await saving.clock.pass(1000)
  expect(engine.jobs.get(saveJobId).trigger).toMatchObject({ crontab: '0 8,18,20 * * *' })
  expect(saving.state(id)).toMatchObject({ last: null, nextAt: Date.parse('2026-03-11T18:00:00Z') })

  const first = await saving.ended(engine.saving.run(id).runId)
  expect(first).toMatchObject({
    outcome: 'succeeded',
    done: 1,
    total: 1,
    summary: { questions: 1 },
  })
  expect(saving.drive.list()).toEqual([])
  const { question } = saving.state(id) ?? {}
  const runId = engine.saving.answer(question?.planId ?? 0, { kind: 'yes' }) ?? 0
  expect(await saving.ended(runId)).toMatchObject({ summary: { saved: 1, failed: 0 } })
  expect(saving.drive.find('/影视/北风/北风.E01.mp4')).toBeDefined()
  expect(saving.lines(runId).some((line) => line.includes('北风.E01.mp4'))).toBe(true)
  expect(engine.saving.history({ taskId: id, before: undefined, limit: 5 })).toMatchObject([
    { original: '第1集.mp4', name: '北风.E01.mp4', state: 'named' },
  ])
  expect(saving.state(id)).toMatchObject({ progress: { have: 1, highest: 1 }, question: null })

  tree.push(node('第2集.mp4'))
  await saving.clock.pass(6 * 3_600_000)
  const later = await saving.lastEnded()
  expect(later).toMatchObject({ cause: 'schedule', summary: { saved: 1 } })
  expect(saving.drive.find('/影视/北风/北风.E02.mp4')).toBeDefined()
})

test('what one task meets does not keep the others from their turn, and no link is banned for a hiccup', async () => {
  await using saving = await SavingEngine.start()
  const { engine } = saving
  for (const id of ['share1', 'share2', 'share3', 'share4', 'share5']) share(saving, id)
  const shares = ['share1', 'share2', 'share3', 'share4', 'share5']
  const ids = shares.map((id) => saving.add(id, id))
  const links = shares.map((id) => {
    const url = `https://pan.quark.cn/s/${id}`
    return engine.resources.add({ title: id, url, passcode: '', category: '', note: '' })
  })
  saving.answering = ({ body, path }) => {
    if (!path.endsWith('/token')) return undefined
    if (body.includes('share1')) return { status: 200, text: '', reset: true }
    if (body.includes('share2')) return { status: 200, html: '<p>' }
    if (body.includes('share3')) return refusal(404, 41012, '好友已取消了分享')
    return body.includes('share4') ? refusal(500, 1, 'inner error') : undefined
  }
  const run = await saving.ended(engine.saving.run(undefined).runId)
  expect(run).toMatchObject({
    outcome: 'succeeded',
    summary: { tasks: 5, failed: 4, questions: 1 },
  })
  const kinds = ids.map((id) => {
    const end = saving.state(id)?.last?.end
    return end?.kind === 'fault' ? end.details.kind : end?.kind
  })
  expect(kinds).toEqual(['network', 'unreadable', 'dead', 'unknown', 'question'])
  // The drive itself says so of one alone, and the check of links knows it from now on.
  const dead = links.filter(({ id }) => engine.resources.get(id).isExpired)
  expect(dead.map(({ title }) => title)).toEqual(['share3'])
  expect(engine.resources.get(dead[0]?.id ?? 0)).toMatchObject({ code: 'quark.41012' })

  // What is known dead is not asked by the calendar, and is when a person wishes it.
  saving.answering = () => undefined
  engine.start()
  await saving.clock.pass(6 * 3_600_000)
  await saving.lastEnded()
  const [, , third = 0] = ids
  expect(saving.state(third)?.last?.end).toEqual({ kind: 'waits', why: 'dead' })
  // When it is asked again comes next, not the run that leaves it out.
  const daysAhead = (id = 0) => ((saving.state(id)?.nextAt ?? 0) - saving.clock.now()) / 86_400_000
  expect(daysAhead(third)).toBeGreaterThan(6)
  expect(daysAhead(ids[0])).toBeLessThan(1)
  await saving.ended(engine.saving.run(third).runId)
  expect(saving.state(third)?.last?.end).toMatchObject({ kind: 'question' })
})

test('a person has to sign in again only when the drive says so in two ways', async () => {
  await using saving = await SavingEngine.start()
  const { engine } = saving
  share(saving, 'share1')
  const id = saving.add('北风', 'share1')
  // One call refuses, the account itself is known.
  saving.answering = ({ path }) =>
    path.endsWith('/token') ? refusal(401, 31001, 'require login [guest]') : undefined
  // It was the only task: the run is no success.
  expect(await saving.ended(engine.saving.run(id).runId)).toMatchObject({
    outcome: 'failed',
    error: { key: 'log.saving.noneDone', values: { count: 1, name: '北风' } },
  })
  expect(saving.state(id)?.last?.end).toMatchObject({ kind: 'fault', details: { kind: 'unknown' } })
  expect(engine.accounts.list()).toMatchObject([{ state: { kind: 'ok' } }])
  saving.isSignedOut = true
  await saving.ended(engine.saving.run(id).runId)
  expect(saving.state(id)?.last?.end).toMatchObject({ details: { kind: 'login' } })
  expect(engine.accounts.list()).toMatchObject([{ state: { kind: 'login-needed' } }])
  // Signed in again, it goes on without a word.
  saving.isSignedOut = false
  saving.answering = () => undefined
  await saving.ended(engine.saving.run(id).runId)
  expect(saving.state(id)?.last?.end).toMatchObject({ kind: 'question' })
  // A full drive is known of the account, with what is missing.
  saving.drive.capacity = 10
  await saving.saved(id)
  expect(engine.accounts.list()).toMatchObject([{ state: { kind: 'full', missingBytes: 90 } }])
})

test('a task has its own times, and what was cut short goes on at the next start', async () => {
  await using saving = await SavingEngine.start()
  share(saving, 'share1')
  const trigger = { kind: 'cron', crontab: '30 12 * * *' } as const
  const id = saving.add('北风', 'share1', { trigger, weekdays: [3, 5] })
  saving.engine.start()
  await saving.clock.pass(31 * 60_000)
  expect(await saving.lastEnded()).toMatchObject({ cause: 'schedule', summary: { tasks: 1 } })
  expect(saving.state(id)?.nextAt).toBe(Date.parse('2026-03-13T12:30:00Z'))
  const { saving: desk } = saving.engine
  const planId = saving.state(id)?.question?.planId ?? 0
  expect(desk.answer(planId, { kind: 'no' })).toBeNull()
  expect(() => desk.answer(planId, { kind: 'yes' })).toThrow(
    refused('SAVING_PLAN_OVER', { id: planId }),
  )
  await saving.ended(desk.run(id).runId)
  expect(saving.state(id)?.last?.end).toEqual({ kind: 'refused', planId })

  // Quit in the midst of it.
  desk.run(id)
  await saving.clock.pass(100)
  await saving.reopen()
  expect(saving.state(id)?.last).toMatchObject({ endedAt: null, end: null })
  saving.engine.start()
  await saving.clock.pass(10)
  expect(await saving.lastEnded()).toMatchObject({ cause: 'startup', outcome: 'succeeded' })
  expect(saving.state(id)?.last?.end).toEqual({ kind: 'refused', planId })
})

test('a number of which another could be meant is asked about, and read as the person says', async () => {
  await using saving = await SavingEngine.start()
  const { saving: desk } = saving.engine
  const tree = share(saving, 'share1', [node('北风 3 07.mp4')])
  const id = saving.add('北风', 'share1', { naming: { kind: 'episode', name: '北风.E[]' } })
  await saving.ended(desk.run(id).runId)
  const { planId = 0, question } = saving.state(id)?.question ?? {}
  expect(question).toBe('unsure')
  expect(desk.keptPlan(planId).steps[1]?.step).toMatchObject({ items: [{ unsure: '3' }] })
  const episodes = [{ sourceId: tree[0]?.fid ?? '', episode: '7' }]
  const other = [{ sourceId: 'elsewhere', episode: '7' }]
  expect(() => desk.answer(planId, { kind: 'episodes', episodes: other })).toThrow(
    refused('SAVING_FILE_NOT_FOUND', { id: 'elsewhere' }),
  )
  await saving.ended(desk.answer(planId, { kind: 'episodes', episodes }) ?? 0)
  expect(saving.state(id)?.question).toMatchObject({ question: 'first' })
  await saving.saved(id)
  expect(saving.drive.find('/影视/北风/北风.E07.mp4')).toBeDefined()
})

test('a task that is removed while it saves ends alone', async () => {
  await using saving = await SavingEngine.start()
  const trees = ['share1', 'share2', 'share3'].map((id) => share(saving, id))
  const [first = 0, , last = 0] = trees.map((_, index) =>
    saving.add(`${index}`, `share${index + 1}`),
  )
  for (const { id } of saving.engine.saving.tasks.list()) await saving.saved(id)
  for (const tree of trees) tree.push(node('第2集.mp4'))
  saving.answering = ({ path }) => {
    if (!path.endsWith('/save')) return undefined
    saving.answering = () => undefined
    saving.engine.saving.tasks.remove(first)
    saving.engine.saving.tasks.remove(last)
    return undefined
  }
  const run = await saving.ended(saving.engine.saving.run(undefined).runId)
  expect(run).toMatchObject({ outcome: 'succeeded', summary: { saved: 1, failed: 0 } })
  expect(saving.lines(run.id).join()).not.toContain('Error')
  expect(saving.lines(run.id).filter((line) => line.includes('waits.removed'))).toHaveLength(2)
  expect(saving.drive.find('/影视/1/第2集.mp4')).toBeDefined()
  expect(saving.drive.find('/影视/2/第2集.mp4')).toBeUndefined()
})
