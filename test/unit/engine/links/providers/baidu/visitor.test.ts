import { describe, expect, test } from 'vitest'
import {
  cookie,
  info,
  newVisitor,
  pathsOf,
  reply,
} from '../../../../../support/drives/baidu-visitor.ts'
import type { Scripted, ScriptedDrive } from '../../../../../support/drives/scripted-drive.ts'
import { ManualClock } from '../../../../../support/manual-clock.ts'
import { noAnswer } from '../../../../../support/no-answer.ts'

describe('the first visit', () => {
  const open = { [info]: reply(0) }
  const visits = (drive: ScriptedDrive) => pathsOf(drive).filter((path) => path === '/').length

  test('is paid once for many links, and again when its cookie is old', async () => {
    const clock = new ManualClock('2026-11-22T00:00:00Z')
    const drive = newVisitor(open, clock)
    for (let index = 0; index < 3; index += 1) await drive.check()
    await clock.pass(12 * 60 * 60_000 - 1)
    await drive.check()
    expect(visits(drive)).toBe(1)
    await clock.pass(1)
    await drive.check()
    expect(visits(drive)).toBe(2)
  })

  test('is paid once for checks side by side', async () => {
    const drive = newVisitor(open)
    const verdicts = await Promise.all(Array.from({ length: 5 }, () => drive.check()))
    expect(verdicts.map(({ state }) => state)).toEqual(Array.from({ length: 5 }, () => 'valid'))
    expect(visits(drive)).toBe(1)
  })

  test('of a check that fails is paid by the next one waiting', async () => {
    let failed = false
    const drive = newVisitor({
      ...open,
      '/': () => {
        if (failed) return { headers: cookie }
        failed = true
        throw noAnswer('network.reset')
      },
    })
    const both = await Promise.allSettled([drive.check(), drive.check()])
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'fulfilled'])
  })

  test('of another check is not waited for by one that was cancelled', async () => {
    const { promise, resolve } = Promise.withResolvers<Scripted>()
    const drive = newVisitor({ ...open, '/': () => promise })
    const first = drive.check()
    const cancelled = new AbortController()
    const second = drive.check({}, cancelled.signal)
    cancelled.abort(new Error('cancelled'))
    await expect(second).rejects.toThrow('cancelled')
    resolve({ headers: cookie })
    expect((await first).state).toBe('valid')
    expect(visits(drive)).toBe(1)
  })

  test('that gives no cookie is paid again; the question is asked without', async () => {
    const drive = newVisitor({
      '/': { headers: { 'set-cookie': 'BAIDUID_BFESS=x' } },
      [info]: ({ headers }) =>
        headers?.['cookie'] === undefined
          ? { status: 302, headers: { location: 'https://wappass.baidu.com/static/captcha/' } }
          : reply(0),
    })
    for (let index = 0; index < 2; index += 1) {
      const verdict = await drive.check()
      expect(verdict).toMatchObject({ state: 'captcha', code: 'answer.captcha' })
    }
    expect(visits(drive)).toBe(2)
  })

  test('is paid anew after a captcha', async () => {
    const drive = newVisitor({ [info]: reply(-20) })
    for (let index = 0; index < 2; index += 1) await drive.check()
    expect(visits(drive)).toBe(2)
  })

  test('that is refused as one too many ends the check', async () => {
    const verdict = await newVisitor({
      '/': { status: 429, headers: { 'retry-after': '5' } },
      ...open,
    }).check()
    expect(verdict).toMatchObject({ state: 'rate_limited', retryAfterMs: 5000 })
  })
})
