import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { Refusal, refusals } from '../../../../../electron/engine/model/refusal.ts'
import { refusalText } from '../../../../../electron/engine/model/refusals/refusal-text.ts'
import {
  Fault,
  systemFault,
  systemFaults,
  systemReason,
} from '../../../../../electron/engine/model/refusals/system-fault.ts'
import { storeFailure } from '../../../../../electron/engine/store/store-refusal.ts'
import { errorText } from '../../../../../electron/words/error-text.ts'
import { Language } from '../../../../../electron/words/language.ts'
import { messageTexts } from '../../../../../electron/words/message-text.ts'
import { temporaryFolder } from '../../../../support/temporary-folder.ts'

const english = new Language('en').words
const chinese = new Language('zh-CN').words
const inChinese = messageTexts(chinese)

const thrownBy = (act: () => unknown): unknown => {
  try {
    act()
  } catch (error) {
    return error
  }
  throw new Error('Nothing was thrown.')
}

test('each has its sentence in the words, the same in English', () => {
  const written = english.t('systemFault', { returnObjects: true, skipInterpolation: true })
  expect(written).toEqual(systemFaults)
})

test('what Node and SQLite throw is said in the language of the person', () => {
  using folder = temporaryFolder()
  const missing = thrownBy(() => readFileSync(join(folder.path, 'gone')))
  const database = thrownBy(() => new Database(join(folder.path, 'gone.db'), { readonly: true }))
  const isFolder = thrownBy(() => readFileSync(folder.path))
  const said = [missing, database, isFolder].map((error) => inChinese(systemReason(error).because))
  expect(said).toEqual(['文件或文件夹不存在', '数据库文件打不开', '它是一个文件夹'])
})

test.each([
  ['ENETUNREACH', '网络不通'],
  ['SELF_SIGNED_CERT_IN_CHAIN', '它的证书由本机不认识的机构签发'],
  ['SQLITE_IOERR_WRITE', '磁盘报告读写错误'],
  ['SQLITE_FULL', '磁盘空间不足'],
])('%s is said as what it means', (code, sentence) => {
  expect(inChinese(systemReason(Object.assign(new Error('x'), { code })).because)).toBe(sentence)
})

test('what has no sentence of ours stands in quotes', () => {
  const odd = Object.assign(new Error('toString failed'), { code: 'toString' })
  for (const error of [odd, new Error('toString failed'), 'toString failed']) {
    expect(inChinese(systemReason(error).because)).toBe('“toString failed”')
  }
})

// Every refusal that has a reason, so that one with an English text cannot come back.
const withReason = Object.entries(refusals).filter(
  ([, { data }]) => 'reason' in data.shape && 'because' in data.shape,
)

test.each(withReason)('%s says its reason in the language of the person', (code) => {
  const reason = systemFault('ENOSPC', {})
  const data = { field: 'f', file: '/f', path: '/f', port: 1, id: 1, ...reason }
  // It is built as an answer of the API is.
  const error = Object.assign(new Error('x'), { code, data })
  expect(errorText(chinese, error)).toContain('磁盘空间不足')
})

test('no refusal takes a reason as a mere text', () => {
  const bare = Object.entries(refusals)
    .filter(([, { data }]) => 'reason' in data.shape && !('because' in data.shape))
    .map(([code]) => code)
  // Its reasons are words of a list, which each reader has a sentence for.
  expect(bare).toEqual(['JOB_UNAVAILABLE'])
})

test('a refusal within a message, and one whose sentence the page does not load, too', () => {
  const reason = systemFault('ENOSPC', {})
  const unkept = new Refusal('RESTORE_UNKEPT', { file: '/a.db', ...reason })
  expect(inChinese(refusalText(unkept))).toBe(
    '/a.db 无法保留一份（磁盘空间不足），因此没有做任何改动。请腾出磁盘空间，或自己把它移到别处，然后再恢复。',
  )
  const held = new Refusal('FILE_UNUSABLE', { file: '/b', ...reason })
  expect(inChinese(refusalText(held))).toContain('无法读写 /b（磁盘空间不足）')
})

test('an error of the system names its file', () => {
  const error = thrownBy(() => readFileSync('/no/such/file'))
  expect(inChinese(refusalText(error))).toBe('/no/such/file：文件或文件夹不存在')
  expect(refusalText(new Error('Theirs.'))).toBe('Theirs.')
})

test('a disk that fails is said of the database in the language of the person', () => {
  const error = new Database.SqliteError('disk I/O error', 'SQLITE_IOERR_READ')
  expect(inChinese(storeFailure(error) ?? '')).toBe('磁盘报告读写错误')
})

test('an error that has its reason from us is said so wherever it ends up', () => {
  const fault = new Fault(systemFault('tooLarge', { most: 32 }))
  expect(errorText(chinese, fault)).toBe('它超过 32 MB')
})
