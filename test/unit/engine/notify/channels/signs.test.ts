import { expect, test } from 'vitest'
import { dingtalkSign } from '../../../../../electron/engine/notify/channels/dingtalk.ts'
import { feishuSign } from '../../../../../electron/engine/notify/channels/feishu.ts'
import { signatureOf } from '../../../../../electron/engine/notify/channels/webhook.ts'

// Computed apart from this code; that of Feishu is the other way round, and the two are easily mixed up.
test('DingTalk signs the time and the secret with the secret', () => {
  const sign = dingtalkSign(1_700_000_000_000, 'SECtest')
  expect(encodeURIComponent(sign)).toBe('aZLLrriXgn05YbwaGR7knYsLeJADjr9NwLaNNKpxh4g%3D')
})

test('Feishu signs nothing with the time and the secret', () => {
  expect(feishuSign(1_700_000_000, 'demo-secret')).toBe(
    'mYHw2R2SOm8Rw/sne3lQdmz4sOfntKR+1P/8RKKTwmA=',
  )
})

test('a webhook signs its body as GitHub does', () => {
  // https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries
  expect(signatureOf('Hello, World!', "It's a Secret to Everybody")).toBe(
    'sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17',
  )
})
