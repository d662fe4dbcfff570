import { ORPCError } from '@orpc/client'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { jobProblems, misfitOf } from '../../../../../../electron/api/contract/jobs.ts'
import { changeLanguage, i18n, initI18n } from '../../../../../../renderer/i18n.ts'
import { faultAt, faultOf } from '../../../../../../renderer/pages/jobs/edit/field-fault.ts'

await initI18n('en')

const refused = (code: string, data: unknown) => faultOf(i18n, new ORPCError(code, { data }))

test.each([
  ['JOB_EXISTS', { id: 'a' }, 'id', 'There is already a job “a”; choose another id.'],
  ['JOB_INVALID', { field: 'params.program', reason: 'No.' }, 'params.program', 'No.'],
  [
    'SCHEDULE_INVALID',
    { field: 'hour', reason: 'hour: “99” is not between 0 and 23.' },
    'trigger.hour',
    'The schedule cannot be read: hour: “99” is not between 0 and 23.',
  ],
  [
    'SCHEDULE_INVALID',
    { field: '', reason: '“x” is not a schedule: no.' },
    'trigger',
    'The schedule cannot be read: “x” is not a schedule: no.',
  ],
  ['BAD_REQUEST', { issues: [{ path: ['id'], message: 'No blanks.' }] }, 'id', 'No blanks.'],
  ['BAD_REQUEST', undefined, '', 'The app did not accept this input.'],
])('%s %j is said at its field', (code, data, field, text) => {
  expect(refused(code, data)).toEqual({ field, text })
})

test('a field hears of what is inside it, and of nothing else', () => {
  const fault = { field: 'params.environment.A', text: 'No.' }
  expect(faultAt(fault, 'params.environment')).toBe('No.')
  expect(faultAt(fault, 'params.env')).toBeUndefined()
  expect(faultAt(null, 'params')).toBeUndefined()
})

test('what is wrong with a job is said in the language of the page', async () => {
  const reason = jobProblems.programMissing
  await changeLanguage('zh-CN')
  expect(refused('JOB_INVALID', { field: 'params.program', reason }).text).toBe(
    '请填写要运行的程序。',
  )
  const issues = [{ path: ['id'], message: jobProblems.idLetters }]
  expect(refused('BAD_REQUEST', { issues }).text).toBe('ID 由字母、数字和 _ . : - 组成，不含空格。')
  for (const [schema, value, text] of [
    [z.number().max(20), 21, '最多为 20。'],
    [z.int(), 1.5, '请填写整数。'],
    [z.string().min(1), '', '请填写此项。'],
    [z.array(z.string()).max(1), ['a', 'b'], '最多 1 项。'],
    [z.enum(['a', 'b']), 'c', '请从可选项中选择。'],
    [z.string().max(1, 'In its own words.'), 'ab', 'In its own words.'],
  ] as const) {
    const refusedIssues = schema.safeParse(value).error?.issues
    expect(refused('BAD_REQUEST', { issues: refusedIssues }).text).toBe(text)
    const [issue] = refusedIssues ?? []
    const data = { field: 'params', reason: issue?.message, ...(issue && misfitOf(issue)) }
    expect(refused('JOB_INVALID', data).text).toBe(text)
  }
  await changeLanguage('en')
})

test.each(Object.entries(jobProblems))('%s says in English what the API says', (name, reason) => {
  expect(i18n.t(`jobProblem.${name}`)).toBe(reason)
})
