import { describe, expect, test } from 'vitest'
import type { LinksNotice, StateNotice } from '../../../../electron/engine/model/notices/notice.ts'
import {
  defaultRules,
  type Rule,
  type Rules,
  ruleSchema,
} from '../../../../electron/engine/model/notices/rules.ts'
import { parcelsFor } from '../../../../electron/engine/notify/routes.ts'

const zone = 'Asia/Shanghai'
const evening = Date.parse('2026-11-25T20:00:00+08:00')
const midnight = Date.parse('2026-11-26T00:00:00+08:00')
const morning = Date.parse('2026-11-26T07:00:00+08:00')

const link = (id: number, category: string) => ({
  id,
  title: `Title ${id}`,
  url: `https://pan.quark.cn/s/a${id}`,
  category,
  tags: id === 1 ? ['4K', 'new'] : [],
  provider: 'quark' as const,
  state: 'expired' as const,
  code: 'quark.41006',
  reason: '',
})

const died: LinksNotice = {
  type: 'links',
  event: 'died',
  runId: 1,
  jobId: 'check',
  count: 3,
  links: [link(1, 'Films'), link(2, 'Shows'), link(3, 'Films')],
}

const failed: StateNotice = {
  type: 'state',
  event: 'job-failed',
  subject: 'nightly',
  name: 'Nightly',
  runId: 2,
  since: evening,
  at: evening,
  isOver: false,
  detail: '',
}

const rule = (changes: Partial<Rule>): Rule => ({ ...ruleSchema.parse({}), ...changes })
const withRules = (...rules: Rule[]): Rules => ({ ...defaultRules, rules })

/** Which channel is told of how many links, or of what else, and when. */
function routes(rules: Rules, at = evening, channels = [1]) {
  return parcelsFor([died, failed], channels, rules, at, zone).map(
    ({ channelId, dueAt, notices }) => ({
      channelId,
      dueAt,
      told: notices.map((notice) => (notice.type === 'links' ? notice.count : notice.event)),
    }),
  )
}

test('by default all is told at once to every channel, but what is only doubted', () => {
  expect(routes(defaultRules, evening, [1, 2])).toEqual([
    { channelId: 1, dueAt: evening, told: [3, 'job-failed'] },
    { channelId: 2, dueAt: evening, told: [3, 'job-failed'] },
  ])
  const doubted = { ...died, event: 'doubted' as const }
  expect(parcelsFor([doubted], [1], defaultRules, evening, zone)).toEqual([])
})

test('the first rule that fits decides, for each channel', () => {
  const rules = withRules(rule({ events: ['died'], channels: [2], send: 'never' }), rule({}))
  expect(routes(rules, evening, [1, 2])).toEqual([
    { channelId: 1, dueAt: evening, told: [3, 'job-failed'] },
    { channelId: 2, dueAt: evening, told: ['job-failed'] },
  ])
})

test('what fits no rule is not told', () => {
  expect(routes(withRules(rule({ jobs: ['other'] })))).toEqual([])
  expect(routes(withRules(rule({ jobs: ['nightly'] })))).toMatchObject([{ told: ['job-failed'] }])
})

test('links of one run go different ways by their categories', () => {
  const rules = withRules(
    rule({ categories: ['Films'] }),
    rule({ categories: ['Shows'], send: 'daily' }),
  )
  expect(routes(rules)).toEqual([
    { channelId: 1, dueAt: evening, told: [2] },
    { channelId: 1, dueAt: Date.parse('2026-11-26T09:00:00+08:00'), told: [1] },
  ])
})

test('links go by any of their tags, and what is no link has none', () => {
  const rules = withRules(rule({ tags: ['new', 'other'] }), rule({ send: 'daily' }))
  expect(routes(rules)).toEqual([
    { channelId: 1, dueAt: evening, told: [1] },
    { channelId: 1, dueAt: Date.parse('2026-11-26T09:00:00+08:00'), told: [2, 'job-failed'] },
  ])
})

test('links that were only counted go the way of those without a category', () => {
  const many = { ...died, count: 50 }
  const rules = withRules(rule({ categories: ['Films'], send: 'never' }), rule({}))
  const told = parcelsFor([many], [1], rules, evening, zone).map(({ notices }) => notices)
  expect(told).toMatchObject([[{ count: 48, links: [{ id: 2 }] }]])
})

describe('while it is quiet', () => {
  const quiet = { from: '22:00', to: '07:00' }

  test.each([
    ['wait', morning],
    ['send', midnight],
  ] as const)('%s', (whenQuiet, dueAt) => {
    const rules = { ...withRules(rule({ whenQuiet })), quietHours: quiet }
    expect(routes(rules, midnight)).toEqual([{ channelId: 1, dueAt, told: [3, 'job-failed'] }])
  })

  test('drop', () => {
    expect(
      routes({ ...withRules(rule({ whenQuiet: 'drop' })), quietHours: quiet }, midnight),
    ).toEqual([])
  })

  test('a failure may come through, and a death wait', () => {
    const rules = {
      ...withRules(rule({ events: ['job-failed'], whenQuiet: 'send' }), rule({})),
      quietHours: quiet,
    }
    expect(routes(rules, midnight)).toEqual([
      { channelId: 1, dueAt: morning, told: [3] },
      { channelId: 1, dueAt: midnight, told: ['job-failed'] },
    ])
  })
})
