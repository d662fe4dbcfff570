import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { controlAddress, readHolder, writeHolder } from '../../../electron/api/control-address.ts'
import { describeOn } from '../../support/systems.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

describeOn('POSIX', 'a socket in a file', () => {
  test('the longest path that fits stays in the folder, one byte more does not', () => {
    using folder = temporaryFolder()
    const room = 103 - Buffer.byteLength(join(folder.path, 'control.sock')) - 1
    const fits = join(folder.path, 'x'.repeat(room))
    expect(controlAddress(fits)).toBe(join(fits, 'control.sock'))
    expect(controlAddress(`${fits}x`)).not.toContain(folder.path)
    // Counted in bytes: a Chinese character has three.
    expect(controlAddress(join(folder.path, '盘'.repeat(Math.ceil(room / 3) + 1)))).not.toContain(
      '盘',
    )
    expect(controlAddress(`${fits}x`)).toBe(controlAddress(`${fits}x/../${'x'.repeat(room + 1)}`))
  })
})

test.each([
  ['nothing', undefined],
  ['half a file', '{"kind": "serve", "pid"'],
  ['something else', '{"kind": "dragon", "pid": 1, "address": "x"}'],
])('%s is nobody', (_, text) => {
  using folder = temporaryFolder()
  if (text !== undefined) writeFileSync(join(folder.path, 'control.json'), text)
  expect(readHolder(folder.path)).toBeUndefined()
})

test('a holder is read as it was written', () => {
  using folder = temporaryFolder()
  const holder = { kind: 'serve', pid: 42, address: '/run/x.sock' } as const
  writeHolder(folder.path, holder)
  expect(readHolder(folder.path)).toEqual(holder)
})
