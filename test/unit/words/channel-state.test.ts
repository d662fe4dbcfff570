import { expect, test } from 'vitest'
import type { Channel } from '../../../electron/api/contract/notifications.ts'

import { channelState } from '../../../electron/words/channel-state.ts'
import { Language } from '../../../electron/words/language.ts'

const channel: Channel = {
  id: 1,
  kind: 'webhook',
  name: '',
  isOn: true,
  isAvailable: true,
  settings: {},
  problem: null,
  lastAttempt: null,
}
const failed = (result: 'later' | 'refused', words: string) => ({
  lastAttempt: { at: 0, result, words },
})

test.each<[Partial<Channel>, string, string]>([
  [{}, 'Ready', 'good'],
  [{ lastAttempt: { at: 0, result: 'delivered', words: 'HTTP 200' } }, 'Ready', 'good'],
  [failed('later', 'HTTP 500'), 'Last attempt failed: HTTP 500', 'warn'],
  [failed('refused', ''), 'Last attempt failed', 'warn'],
  [{ ...failed('later', 'HTTP 500'), isOn: false }, 'Switched off', 'idle'],
  [{ problem: { since: 0, words: 'no bot' } }, 'Needs mending: no bot', 'bad'],
])('a channel with %j', (state, text, tone) => {
  expect(channelState(new Language('en').words, { ...channel, ...state })).toEqual({ text, tone })
})
