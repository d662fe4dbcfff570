import { expect, test } from 'vitest'
import { exportName } from '../../../../../../renderer/pages/resources/list/export-file.ts'

test.each([
  ['csv', 'Pansentry links 2026-03-09.csv'],
  ['json', 'Pansentry links 2026-03-09.json'],
  ['markdown', 'Pansentry links 2026-03-09.md'],
] as const)('an export as %s is called %s', (format, name) => {
  expect(exportName('links', '2026-03-09 23:59:00', format)).toBe(name)
})
