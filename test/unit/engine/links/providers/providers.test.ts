import { describe, expect, test } from 'vitest'
import { checkParams } from '../../../../../electron/engine/links/checks/check-params.ts'
import { answerReasons } from '../../../../../electron/engine/links/providers/answer.ts'
import { linkProviders } from '../../../../../electron/engine/links/providers/index.ts'
import { providers } from '../../../../../electron/engine/model/provider.ts'

test('every reason is listed once', () => {
  const all = providers.flatMap((id) => linkProviders[id].reasons).concat(answerReasons)
  expect(all.length).toBeGreaterThan(150)
  expect(all.filter((reason, index) => all.indexOf(reason) !== index)).toEqual([])
})

describe.each(providers)('%s', (id) => {
  const { pace, reasons } = linkProviders[id]

  test('names its reasons after itself', () => {
    const prefix = id === 'web' ? 'http.' : `${id}.`
    expect(reasons.length).toBeGreaterThan(0)
    expect(reasons.filter((reason) => !reason.startsWith(prefix))).toEqual([])
  })

  test('is asked at its own pace when nobody has set another', () => {
    expect(checkParams.parse({}).lanes[id]).toEqual(pace)
    expect(checkParams.parse({ lanes: {} }).lanes[id]).toBeUndefined()
  })
})
