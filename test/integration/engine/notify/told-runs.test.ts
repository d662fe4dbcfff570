import { describe, expect, test } from 'vitest'
import { savingTaskDraftSchema } from '../../../../electron/engine/model/saving/saving-task.ts'
import { runEnded } from '../../../support/engine.ts'
import { NotifiedPerson } from '../../../support/notify/notified-person.ts'

const minute = 60_000
const hour = 60 * minute

describe('a job that fails', () => {
  test('is told once, and that it works again with how long it lasted', async () => {
    await using person = await NotifiedPerson.start()
    person.addChannel()
    await person.run()
    await expect.poll(() => person.titles).toEqual(['“nightly” failed'])
    await person.later(hour)
    await person.run()
    person.failure = undefined
    await person.later(2 * hour)
    await person.run()
    await expect
      .poll(() => person.titles)
      .toEqual(['“nightly” failed', '“nightly” works again, after 3 hours'])
    expect(person.states).toEqual(['sent', 'sent'])
  })

  test('as its saving tasks did is told by these alone', async () => {
    await using person = await NotifiedPerson.start()
    person.addChannel()
    const { saving } = person.engine
    const [share, folder] = ['https://pan.quark.cn/s/a1b2c3d4e5f6', '/a']
    saving.tasks.add(savingTaskDraftSchema.parse({ name: 'North', share, folder }))
    const { runId } = saving.run(undefined)
    await runEnded(person.engine, runId)
    expect(person.engine.runs.get(runId)).toMatchObject({
      outcome: 'failed',
      error: { key: 'log.saving.noneDone' },
    })
    await person.later(hour)
    await expect.poll(() => person.titles).toEqual(['Nothing can be saved for North'])
  })

  test('is told to each channel, and one that is broken harms neither another nor the run', async () => {
    await using person = await NotifiedPerson.start()
    person.answering = ({ host }) => ({ status: host === 'other.example' ? 404 : 200 })
    person.addChannel({ settings: { url: 'https://other.example/gone' } })
    person.addChannel()
    await person.run()
    await expect.poll(() => person.states.toSorted()).toEqual(['sent', 'waiting'])
    const [run] = person.engine.runs.list({ jobId: 'nightly', limit: 1 })
    expect(run?.outcome).toBe('failed')
  })

  test('that is muted is not told until then, and then if it still fails', async () => {
    await using person = await NotifiedPerson.start()
    person.addChannel()
    person.notifications.mute({ kind: 'job', id: 'nightly', until: person.clock.now() + hour })
    await person.run()
    await person.later(hour)
    expect(person.notifications.mutes()).toEqual([])
    await person.run()
    await expect.poll(() => person.titles).toEqual(['“nightly” failed'])
  })

  test('of whose failures nobody wants to know is not told, and is once somebody does', async () => {
    await using person = await NotifiedPerson.start()
    person.addChannel()
    person.engine.jobs.edit('nightly', { notifyOn: [] })
    await person.run()
    await person.later(hour)
    expect(person.titles).toEqual([])
    person.engine.jobs.edit('nightly', { notifyOn: ['failure'] })
    await person.run()
    await expect.poll(() => person.titles).toEqual(['“nightly” failed'])
  })

  test('is told each time it is done where somebody wants to know, but not beside its recovery', async () => {
    await using person = await NotifiedPerson.start()
    person.addChannel()
    person.engine.jobs.edit('nightly', { notifyOn: ['failure', 'success'] })
    await person.run()
    await person.later(hour)
    person.failure = undefined
    await person.run()
    await person.later(hour)
    await person.run()
    await person.later(hour)
    await person.run()
    const done = '“nightly” is done'
    await expect
      .poll(() => person.titles)
      .toEqual(['“nightly” failed', '“nightly” works again, after 1 hour', done, done])
    person.notifications.mute({ kind: 'job', id: 'nightly', until: null })
    await person.later(hour)
    await person.run()
    expect(person.engine.jobs.get('nightly').muted).toEqual({ until: null })
    expect(person.titles).toHaveLength(4)
    // A time that has passed ends it.
    person.notifications.mute({ kind: 'job', id: 'nightly', until: 0 })
    expect(person.engine.jobs.get('nightly').muted).toBeNull()
  })

  test('is not told where nobody wants to know', async () => {
    await using person = await NotifiedPerson.start()
    const { id } = person.addChannel()
    person.notifications.changeChannel(id, { isOn: false })
    await person.run()
    expect(person.notifications.messages(undefined, 10)).toEqual([])
  })
})

describe('a channel that needs mending', () => {
  const invalid = { errcode: 93_000, errmsg: 'invalid webhook url, hint: [1], from ip: 1.2.3.4' }

  test('is found so behind HTTP 200, shown, and left alone until it is mended', async () => {
    await using person = await NotifiedPerson.start()
    let isMended = false
    person.answering = () => ({
      status: 200,
      json: isMended ? { errcode: 0, errmsg: 'ok' } : invalid,
    })
    const { id } = person.addChannel({ kind: 'wecom-bot', settings: { key: 'a-wrong-key' } })
    await person.run()
    await expect
      .poll(
        () => person.notifications.channels().find((channel) => channel.id === id)?.problem?.words,
      )
      .toBe('invalid webhook url (93000)')
    const problem = person.logged.find(({ scope }) => scope === 'notify')?.text
    expect(problem).toMatch(/wecom-bot.*invalid webhook url/)
    person.failure = undefined
    await person.run()
    await person.later(24 * hour)
    expect(person.arrived).toHaveLength(1)
    isMended = true
    person.notifications.changeChannel(id, { settings: { key: 'the-right-key' } })
    await expect.poll(() => person.arrived.length).toBe(2)
    // All that had waited is one message.
    expect(person.arrived[1]?.body).toMatch(/“nightly” failed.*“nightly” works again/s)
    await expect.poll(() => person.states).toEqual(['sent'])
  })

  test('works again when a test message arrives', async () => {
    await using person = await NotifiedPerson.start()
    const { id } = person.addChannel()
    person.answering = () => ({ status: 404 })
    expect(await person.notifications.testChannel(id)).toEqual({
      result: 'broken',
      words: 'HTTP 404',
    })
    person.answering = () => ({ status: 200 })
    expect(await person.notifications.testChannel(id)).toEqual({
      result: 'delivered',
      words: 'HTTP 200',
    })
    expect(person.notifications.channels().find((channel) => channel.id === id)?.problem).toBeNull()
  })
})

describe('a message that does not arrive', () => {
  test('is sent again after the time that was asked for', async () => {
    await using person = await NotifiedPerson.start()
    person.answering = () =>
      person.arrived.length > 1
        ? { status: 200 }
        : { status: 503, headers: { 'retry-after': '1800' } }
    person.addChannel()
    await person.run()
    await expect.poll(() => person.arrived.length).toBe(1)
    await expect.poll(() => person.states).toEqual(['waiting'])
    await person.clock.pass(29 * minute)
    expect(person.arrived).toHaveLength(1)
    await person.clock.pass(2 * minute)
    await expect.poll(() => person.states).toEqual(['sent'])
    const [message] = person.notifications.messages(undefined, 1)
    expect(message?.attempts.map(({ result, words }) => `${result}: ${words}`)).toEqual([
      'later: HTTP 503',
      'delivered: HTTP 200',
    ])
  })

  test('is given up in the end, and can be sent by hand', async () => {
    await using person = await NotifiedPerson.start()
    person.answering = () => ({ status: 500 })
    person.addChannel()
    await person.run()
    for (let hours = 0; hours < 60 && person.states[0] !== 'failed'; hours++) {
      await expect.poll(() => person.states).not.toEqual(['sending'])
      await person.later(hour)
    }
    await expect.poll(() => person.states).toEqual(['failed'])
    expect(person.arrived).toHaveLength(8)
    person.answering = () => ({ status: 200 })
    const [message] = person.notifications.messages(undefined, 1)
    person.notifications.resend(message?.id ?? 0)
    await expect.poll(() => person.states).toEqual(['failed', 'sent'])
  })

  test('because it is refused is not sent again', async () => {
    await using person = await NotifiedPerson.start()
    person.answering = () => ({ status: 413 })
    person.addChannel()
    await person.run()
    await expect.poll(() => person.states).toEqual(['refused'])
    await person.later(24 * hour)
    expect(person.arrived).toHaveLength(1)
  })

  test('waits over a restart', async () => {
    await using person = await NotifiedPerson.start()
    person.answering = () => ({ status: 503 })
    person.addChannel()
    await person.run()
    await expect.poll(() => person.states).toEqual(['waiting'])
    await person.reopen()
    person.answering = () => ({ status: 200 })
    await person.clock.pass(2 * minute)
    await expect.poll(() => person.states).toEqual(['sent'])
  })

  test('that was being sent at the end may have arrived, and is not sent again', async () => {
    await using person = await NotifiedPerson.start()
    const answer = Promise.withResolvers<{ status: number }>()
    person.answering = () => answer.promise
    person.addChannel()
    await person.run()
    await expect.poll(() => person.arrived.length).toBe(1)
    await person.reopen()
    answer.resolve({ status: 200 })
    await person.later(24 * hour)
    expect({ states: person.states, arrived: person.arrived.length }).toEqual({
      states: ['unsure'],
      arrived: 1,
    })
  })

  test('is one message with what else waited', async () => {
    await using person = await NotifiedPerson.start()
    let isBusy = true
    person.answering = () => ({ status: isBusy ? 503 : 200 })
    person.addChannel()
    await person.run()
    await expect.poll(() => person.states).toEqual(['waiting'])
    person.failure = undefined
    await person.run()
    isBusy = false
    await person.later(hour)
    await expect.poll(() => person.states).toEqual(['sent'])
    expect(person.titles.at(-1)).toBe('“nightly” failed, “nightly” works again, after 1 minute')
  })
})
