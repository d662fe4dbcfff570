import { chmodSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ScriptFiles } from '../../../../../electron/engine/jobs/script/script-files.ts'
import { scriptFileNameSchema } from '../../../../../electron/engine/model/params/script-file.ts'
import { refusal } from '../../../../support/refusal.ts'
import { describeOn } from '../../../../support/systems.ts'
import { temporaryFolder } from '../../../../support/temporary-folder.ts'

let folder: ReturnType<typeof temporaryFolder>
let files: ScriptFiles
const pathOf = (name: string) => join(folder.path, 'scripts', name)

beforeEach(() => {
  folder = temporaryFolder()
  files = new ScriptFiles(folder.path)
})

afterEach(() => folder[Symbol.dispose]())

test('a script is written, read as it was, listed, and written again', () => {
  expect(files.list()).toEqual([])
  const text = 'print("你好")\r\n'
  const made = files.save('你好 a.py', text, null)
  expect(made).toMatchObject({ name: '你好 a.py', path: pathOf('你好 a.py'), text })
  expect(made.command).toContain('你好 a.py')
  expect(files.read('你好 a.py')).toEqual(made)
  const again = files.save('你好 a.py', '', made.revision)
  expect(again.revision).not.toBe(made.revision)
  expect(readFileSync(pathOf('你好 a.py'), 'utf8')).toBe('')
  files.save('B.sh', '', null)
  expect(files.list().map(({ name }) => name)).toEqual(['B.sh', '你好 a.py'])
})

test('what has changed meanwhile is left as it is', () => {
  const { revision } = files.save('a.py', 'one', null)
  writeFileSync(pathOf('a.py'), 'of another program')
  const changed = refusal('SCRIPT_FILE_CHANGED', { name: 'a.py' })
  expect(() => files.save('a.py', 'two', revision)).toThrow(changed)
  expect(() => files.save('a.py', 'two', null)).toThrow(changed)
  expect(files.read('a.py').text).toBe('of another program')
  expect(() => files.save('gone.py', 'two', revision)).toThrow(refusal('SCRIPT_FILE_CHANGED'))
})

test('what is absent, no text, or no file is refused', () => {
  mkdirSync(join(folder.path, 'scripts', 'folder'), { recursive: true })
  writeFileSync(pathOf('photo.py'), Buffer.from([0xff, 0xd8, 0xff]))
  expect(() => files.read('none.py')).toThrow(refusal('SCRIPT_FILE_NOT_FOUND', { name: 'none.py' }))
  for (const name of ['folder', 'photo.py']) {
    expect(() => files.read(name)).toThrow(refusal('SCRIPT_FILE_UNREADABLE', { name }))
  }
})

test.each(['../a', '..', '.', '.env', 'a/b', 'a\\b', 'C:a', 'con', 'NUL.txt', 'a.', '', 'a\0b'])(
  '“%s” is no name of a script',
  (name) => {
    expect(scriptFileNameSchema.safeParse(name).success).toBe(false)
  },
)

describeOn('POSIX', 'a script', () => {
  test('keeps its mode, and a link leads nowhere', () => {
    const { revision } = files.save('a.sh', 'one', null)
    chmodSync(pathOf('a.sh'), 0o700)
    files.save('a.sh', 'two', revision)
    expect(statSync(pathOf('a.sh')).mode & 0o777).toBe(0o700)
    writeFileSync(join(folder.path, 'secret'), 'x')
    symlinkSync(join(folder.path, 'secret'), pathOf('link'))
    expect(files.list().map(({ name }) => name)).toEqual(['a.sh'])
    const unreadable = refusal('SCRIPT_FILE_UNREADABLE')
    expect(() => files.read('link')).toThrow(unreadable)
    expect(() => files.save('link', 'y', null)).toThrow(unreadable)
    expect(readFileSync(join(folder.path, 'secret'), 'utf8')).toBe('x')
  })
})
