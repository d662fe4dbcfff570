import { expect, test } from 'vitest'
import { trialList } from '../../../../electron/engine/hooks/saved-list.ts'
import { hookTypes } from '../../../../electron/engine/hooks/types/index.ts'
import { createRequester } from '../../../../electron/engine/links/requests/http-requester.ts'
import { SimulatedDrives } from '../../../support/simulated-drives.ts'

test('a hook may take longer than a drive before it answers, and stand behind a login', async () => {
  await using service = await SimulatedDrives.start(() => ({ status: 200, delayMs: 1200 }), [])
  const requester = createRequester({ headersTimeoutMs: 400 })
  const url = service.origin.replace('//', '//me:a%20pass@')
  const told = hookTypes.webhook.tell({ url, timeout: '60' }, trialList(0), {
    request: requester.request,
    signal: new AbortController().signal,
    startJob: () => null,
    downloads: () => Promise.resolve([]),
  })
  await expect(told).resolves.toMatchObject({ key: 'hooks.done.told' })
  await requester.close()
  expect(service.exchanges[0]?.headers['authorization']).toBe(`Basic ${btoa('me:a pass')}`)
  expect(hookTypes.webhook.timeoutMs({ timeout: '60' })).toBe(60_000)
})
