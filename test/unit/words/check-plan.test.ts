import { expect, test } from 'vitest'
import type { CheckPlan } from '../../../electron/api/contract/jobs.ts'
import { checkPlanText } from '../../../electron/words/check-plan.ts'
import { formatFor } from '../../../electron/words/format.ts'
import { Language } from '../../../electron/words/language.ts'

const plan: CheckPlan = {
  links: 1200,
  seconds: 4212,
  range: { least: 4000, most: 4300 },
  postponed: 0,
  isResumed: false,
  idle: null,
}

const cases: readonly [string, Partial<CheckPlan>, en: string, zh: string][] = [
  [
    'how many, and between what it takes',
    {},
    'Checking 1,200 links, about 1h to 1h 15m.',
    '将检测 1,200 个链接，需要约1小时到1小时15分钟。',
  ],
  [
    'of seconds that it is no minute',
    { links: 1, range: { least: 1, most: 2 } },
    'Checking 1 link, less than a minute.',
    '将检测 1 个链接，需要不到一分钟。',
  ],
  [
    'what is left of a check',
    { links: 7, range: { least: 61, most: 130 }, isResumed: true },
    'Going on with the check that was stopped: 7 links left, about 1m to 3m.',
    '继续上次停下的检测：还剩 7 个链接，需要约1分钟到3分钟。',
  ],
  [
    'what waits for another day',
    { links: 500, range: { least: 2110, most: 2390 }, postponed: 1 },
    'Checking 500 links, about 35m to 40m. 1 more waits for another time, for its drive has been asked enough.',
    '将检测 500 个链接，需要约35分钟到40分钟。另有 1 个链接改时间再检测：网盘今天的检测次数已用完。',
  ],
  [
    'why there is nothing',
    { links: 0, idle: 'no-links' },
    'There are no links yet: add or import some first.',
    '还没有链接，请先添加或导入。',
  ],
]

test.each(cases)('a check that begins tells %s', (_, changes, en, zh) => {
  const text = (language: 'en' | 'zh-CN') => {
    const { words } = new Language(language)
    return checkPlanText(words, formatFor(words, 'UTC'), { ...plan, ...changes })
  }
  expect(text('en')).toBe(en)
  expect(text('zh-CN')).toBe(zh)
})
