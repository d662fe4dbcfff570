import { describe, expect, test } from 'vitest'
import {
  isRefusal,
  Refusal,
  type RefusalCode,
  refusals,
} from '../../../../electron/engine/model/refusal.ts'
import { Language } from '../../../../electron/words/language.ts'

/** The sentences in one language as they are written, by code. */
function sentences(language: 'en' | 'zh-CN'): Readonly<Record<string, string>> {
  const options = { returnObjects: true, skipInterpolation: true }
  const { t } = new Language(language).words
  const groups = ['errors', 'machineErrors'].map((group) => t(group, options))
  return Object.assign({}, ...groups) as Record<string, string>
}

// Errors that are no refusals of the engine: what oRPC, the HTTP server and the clients make themselves.
const others = [
  'UNKNOWN',
  'TIMEOUT',
  'DISCONNECTED',
  'BAD_REQUEST',
  'PAYLOAD_TOO_LARGE',
  'TOO_MANY_REQUESTS',
  'INTERNAL_SERVER_ERROR',
]
const codes = Object.keys(refusals) as RefusalCode[]
const ofOthers = [
  'ACCOUNT_UNTESTED',
  'QUEUE_FAILED',
  'SAVING_FOLDERS_UNREAD',
  'STORE_BUSY',
  'STORE_FULL',
  'STORE_READ_ONLY',
  'STORE_CORRUPT',
  'STORE_FAILING',
  'FILE_HELD',
  'FILE_UNUSABLE',
]
const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name)

// What follows a code in small letters is the kind of thing that the sentence is for.
const codesIn = (language: 'en' | 'zh-CN') =>
  [
    ...new Set(Object.keys(sentences(language)).map((key) => key.replace(/_[a-z-]+$/, ''))),
  ].toSorted()

test('each refusal has its words, and each of the words its refusal', () => {
  const wanted = [...others, ...codes].toSorted()
  expect(codesIn('en')).toEqual(wanted)
  expect(codesIn('zh-CN')).toEqual(wanted)
})

describe.each(codes)('%s', (code) => {
  const { data, message, status } = refusals[code]

  test('says in English what the words say', () => {
    expect(sentences('en')[code]?.replaceAll(', number}}', '}}')).toBe(message)
  })

  test('fills its sentences from its data', () => {
    const names = Object.keys(data.shape)
    for (const sentence of [message, sentences('zh-CN')[code] ?? '']) {
      expect(names).toEqual(expect.arrayContaining(placeholders(sentence)))
    }
  })

  test('is a fault of who asks, or of the disk or a drive', () => {
    expect(Math.floor(status / 100)).toBe(ofOthers.includes(code) ? 5 : 4)
  })
})

test('a refusal carries its code, data, sentence and cause', () => {
  const cause = new Error('croner said so')
  const data = { field: 'trigger.hour', reason: 'hour: “25”' }
  const refused = new Refusal('JOB_INVALID', data, { cause })
  expect(refused).toMatchObject({
    name: 'Refusal',
    code: 'JOB_INVALID',
    data,
    message: 'This job cannot be saved: hour: “25” (trigger.hour)',
    cause,
  })
  expect(isRefusal(refused)).toBe(true)
  expect(isRefusal(refused, 'JOB_INVALID')).toBe(true)
  expect(isRefusal(refused, 'JOB_RUNNING')).toBe(false)
  expect(isRefusal(cause)).toBe(false)
})
