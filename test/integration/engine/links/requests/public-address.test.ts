import { afterAll, describe, expect, test } from 'vitest'
import { createRequester } from '../../../../../electron/engine/links/requests/http-requester.ts'
import {
  lookupOwn,
  lookupPublic,
} from '../../../../../electron/engine/links/requests/public-address.ts'

const requester = createRequester()
const { signal } = new AbortController()

afterAll(() => requester.close())

describe('publicOnly', () => {
  const guarded = (url: string) =>
    requester.request(url, { method: 'GET', signal, publicOnly: true })

  test.each([
    'http://127.0.0.1/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://localhost/',
    'http://10.1.2.3/',
    'http://172.31.0.1/',
    'http://192.168.1.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://100.64.0.1/',
    'http://0.0.0.0/',
    'http://224.0.0.1/',
    'http://[::1]/',
    'http://[::]/',
    'http://[fe80::1]/',
    'http://[fd00::1]/',
    'http://[ff02::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:c0a8:101]/',
    'http://[64:ff9b::7f00:1]/',
  ])('refuses %s', async (url) => {
    await expect(guarded(url)).rejects.toMatchObject({ code: 'network.private' })
  })

  test('refuses a name that resolves to a private address', async () => {
    const error = await new Promise((resolve) => {
      lookupPublic('localhost', { all: true }, resolve)
    })
    expect(error).toMatchObject({ code: 'network.private' })
  })
})

describe('addresses that nobody keeps a share at', () => {
  test.each([
    'http://169.254.169.254/latest/meta-data/',
    'http://2852039166/',
    'http://[::ffff:169.254.169.254]/',
    'http://[64:ff9b::169.254.1.1]/',
    'http://[fe80::1]/',
    'http://[fd00:ec2::254]/',
    'http://100.100.100.200/',
  ])('are refused even when they were typed: %s', async (url) => {
    await expect(requester.request(url, { method: 'GET', signal })).rejects.toMatchObject({
      code: 'network.private',
    })
  })

  test('leave those of one’s own network alone', async () => {
    const found = await new Promise((resolve) => {
      lookupOwn('localhost', { all: true }, (_, addresses) => resolve(addresses))
    })
    expect(found).not.toEqual([])
  })
})
