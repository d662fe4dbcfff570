import { expect, test } from 'vitest'
import {
  attemptResults,
  channelKinds,
  messageStates,
} from '../../../electron/api/contract/notifications.ts'
import { entriesOf } from '../../support/catalogues.ts'

test('every kind of channel, and all that may become of a message, has its words', () => {
  const known = new Set(entriesOf('en').map(({ key }) => key))
  const needed = [
    ...channelKinds.map((kind) => `channels.kind.${kind}`),
    ...attemptResults.map((result) => `channels.result.${result}`),
    ...messageStates.map((state) => `channels.state.${state}`),
  ]
  expect(needed.filter((key) => !known.has(key))).toEqual([])
})
