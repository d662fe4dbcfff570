import { describe, expect, test } from 'vitest'
import type { Trigger } from '../../../../electron/engine/model/trigger.ts'
import { fromApscheduler } from '../../../../electron/engine/time/apscheduler.ts'
import { nextTime } from '../../../../electron/engine/time/next-time.ts'
import { scheduleFaults } from '../../../../electron/engine/time/schedule-fault.ts'
import { errorText } from '../../../../electron/words/error-text.ts'
import { Language } from '../../../../electron/words/language.ts'

const english = new Language('en').words
const chinese = new Language('zh-CN').words

test('each has its sentence in the words, the same in English', () => {
  const written = english.t('scheduleFault', { returnObjects: true, skipInterpolation: true })
  expect(written).toEqual(scheduleFaults)
})

function refused(what: () => unknown): Error {
  try {
    what()
  } catch (error) {
    if (error instanceof Error) return error
  }
  throw new Error('It was not refused.')
}

describe('a person reads it in their language', () => {
  test.each<[Trigger, string]>([
    [
      { kind: 'cron', crontab: '0 25 * * *' },
      '“0 25 * * *”不是有效的计划：“25”不能作为时字段（可用 0–23，',
    ],
    [{ kind: 'cron', crontab: '0 8 *' }, '“0 8 *”有 3 个。'],
    [{ kind: 'fields', hour: '1,25' }, 'hour：“1,25”中的“25”不在 0 到 23 之间。'],
    [{ kind: 'fields', day_of_week: 'someday' }, '可用的有 mon, tue, wed, thu, fri, sat, sun。'],
    [{ kind: 'interval', minutes: -1 }, 'minutes：“-1”不是时长'],
    [{ kind: 'date', runAt: 'tomorrow' }, 'runAt：“tomorrow”不是时间'],
    [{ kind: 'cron', crontab: '0 8 * * *', timeZone: 'Mars' }, '没有时区“Mars”'],
  ])('%j', (trigger, sentence) => {
    const error = refused(() => nextTime(trigger, 0, 'UTC'))
    expect(errorText(chinese, error)).toContain(sentence)
    expect(errorText(english, error)).toBe(error.message)
  })

  test('of the old system', () => {
    const error = refused(() => fromApscheduler('cron', { crontab: '@daily' }, 0))
    expect(errorText(chinese, error)).toContain('“@daily”有 1 个字段，应为 5 个')
    expect(errorText(english, error)).toBe(error.message)
  })
})
