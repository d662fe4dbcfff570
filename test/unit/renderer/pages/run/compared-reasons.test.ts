import { expect, test } from 'vitest'
import type { ReasonCount } from '../../../../../electron/api/contract/runs.ts'
import { comparedReasons } from '../../../../../renderer/pages/run/compared-reasons.ts'

const reason = (code: string, checked: number): ReasonCount => ({
  provider: 'quark',
  state: 'deleted',
  code,
  reason: '',
  checked,
})

test('a run without an earlier one is compared with nothing', () => {
  expect(comparedReasons([reason('41004', 2)], undefined)).toEqual([
    { ...reason('41004', 2), more: null },
  ])
})

test('what became more or less often, what is new, and what is over', () => {
  const before = [reason('41004', 5), reason('41012', 3)]
  expect(comparedReasons([reason('41004', 7), reason('41010', 1)], before)).toEqual([
    { ...reason('41004', 7), more: 2 },
    { ...reason('41010', 1), more: 1 },
    { ...reason('41012', 0), more: -3 },
  ])
})
