import { expect, test } from 'vitest'
import { logText } from '../../../../../renderer/pages/run/log-file.ts'

test('a log is a line each, with its time and level', () => {
  const lines = [
    { seq: 1, at: 1, level: 'info', text: 'begun' },
    { seq: 2, at: 2, level: 'warn', text: '空间不足' },
  ] as const
  expect(logText(lines, (at) => `0${at}`)).toBe('01 [info] begun\n02 [warn] 空间不足\n')
  expect(logText([], String)).toBe('')
})
