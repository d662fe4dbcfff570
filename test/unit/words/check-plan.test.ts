import { expect, test } from 'vitest'
import type { CheckPlan } from '../../../electron/api/contract/jobs.ts'
import { checkPlanText } from '../../../electron/words/check-plan.ts'
import { formatFor } from '../../../electron/words/format.ts'
import { Language } from '../../../electron/words/language.ts'

const plan: CheckPlan = { links: 1200, seconds: 4212, postponed: 0, isResumed: false, idle: null }

const cases: readonly [string, Partial<CheckPlan>, en: string, zh: string][] = [
  [
    'how many, and about how long',
    {},
    'Checking 1,200 links, about 1h 11m.',
    '将检测 1,200 个链接，大约需要 1小时11分钟。',
  ],
  [
    'seconds in tens',
    { links: 1, seconds: 2 },
    'Checking 1 link, about 10s.',
    '将检测 1 个链接，大约需要 10秒。',
  ],
  [
    'what is left of a check',
    { links: 7, seconds: 61, isResumed: true },
    'Going on with the check that was stopped: 7 links left, about 1m 10s.',
    '继续上次停下的检测：还剩 7 个链接，大约需要 1分钟10秒。',
  ],
  [
    'what waits for another day',
    { links: 500, seconds: 600, postponed: 1 },
    'Checking 500 links, about 10m. 1 more waits for another day, for its drive has been asked enough.',
    '将检测 500 个链接，大约需要 10分钟。另有 1 个链接改天再检测：网盘今天的检测次数已用完。',
  ],
  [
    'why there is nothing',
    { links: 0, seconds: 0, idle: 'no-links' },
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
