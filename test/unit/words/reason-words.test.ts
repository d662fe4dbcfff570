import { describe, expect, test } from 'vitest'
import { answerReasons } from '../../../electron/engine/links/providers/answer.ts'
import { linkProviders } from '../../../electron/engine/links/providers/index.ts'
import { networkCodes } from '../../../electron/engine/links/requests/request.ts'
import { unreadableCode } from '../../../electron/engine/model/verdict.ts'
import { sentenceOf } from '../../../electron/words/reason-codes.ts'
import { entriesOf } from '../../support/catalogues.ts'

const codes = [
  ...Object.values(linkProviders).flatMap(({ reasons }) => reasons),
  ...answerReasons,
  ...networkCodes,
  'check.failed',
]

test('every reason a verdict may carry has a sentence', () => {
  expect(codes.length).toBeGreaterThan(150)
  expect(codes.filter((code) => sentenceOf(code) === undefined)).toEqual([])
})

test.each(['quark.99999', 'uc', '', 'constructor', 'http.constructor'])('“%s” has none', (code) => {
  expect(sentenceOf(code)).toBeUndefined()
})

test('UC answers in Quark’s codes', () => {
  expect(sentenceOf('uc.41012')).toBe(sentenceOf('quark.41012'))
})

describe.each(['en', 'zh-CN'] as const)('in %s', (language) => {
  const sentences = entriesOf(language).filter(({ key }) => key.startsWith('reason.'))

  test('no sentence stands twice', () => {
    const alike = Map.groupBy(sentences, ({ text }) => text)
    const doubles = [...alike.values()].filter((found) => found.length > 1)
    expect(doubles.map((found) => found.map(({ key }) => key))).toEqual([])
  })

  test('every sentence explains a code', () => {
    const used = new Set(
      [...codes, 'import.expired', 'person.alive', 'person.dead', unreadableCode].map(sentenceOf),
    )
    const silent = sentences
      .map(({ key }) => key.replace('reason.', ''))
      .filter(
        (sentence) => sentence !== 'http_status' && ![...used].some((each) => each === sentence),
      )
    expect(silent).toEqual([])
  })
})
