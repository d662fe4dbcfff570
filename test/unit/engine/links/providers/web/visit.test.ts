import { describe, expect, test } from 'vitest'
import { checkLink } from '../../../../../../electron/engine/links/checks/check.ts'
import {
  type Answer,
  type RequestOptions,
} from '../../../../../../electron/engine/links/requests/request.ts'
import { linkOf } from '../../../../../support/drives/scripted-drive.ts'
import { noAnswer } from '../../../../../support/no-answer.ts'

type Sent = { readonly host: string; readonly publicOnly: boolean | undefined }

const here: Answer = { status: 200, headers: {}, body: '' }
const to = (location: string): Answer => ({ status: 302, headers: { location }, body: '' })

/** Checks an address; each request is answered in order, unless its host lies in a private network by then. */
async function check(
  address: string,
  answers: readonly Answer[],
  isPrivate: (host: string, count: number) => boolean,
) {
  const sent: Sent[] = []
  let count = 0
  const request = async (url: string, { publicOnly }: RequestOptions) => {
    const { hostname: host } = new URL(url)
    sent.push({ host, publicOnly })
    if (publicOnly === true && isPrivate(host, count)) throw noAnswer('network.private')
    count += 1
    return answers[count - 1] ?? here
  }
  const { signal } = new AbortController()
  const { verdict } = await checkLink(linkOf(address), { request, signal, timeoutMs: 1000 })
  return { verdict, sent }
}

describe('a private network', () => {
  test('is asked for a name in it that a person gave', async () => {
    const { verdict, sent } = await check('http://nas.home/a', [to('/b')], () => true)
    expect(verdict).toMatchObject({ state: 'valid' })
    expect(sent.map(({ publicOnly }) => publicOnly)).toEqual([true, false, false])
  })

  test('is asked for an address of it without looking', async () => {
    const { sent } = await check('http://192.168.1.2/a', [], () => true)
    expect(sent.map(({ publicOnly }) => publicOnly)).toEqual([false])
  })

  test('is never led into from the public internet', async () => {
    const { verdict, sent } = await check(
      'http://public.test/a',
      [to('http://nas.home/')],
      (host) => host === 'nas.home',
    )
    expect(verdict).toMatchObject({ code: 'network.private' })
    expect(sent.every(({ publicOnly }) => publicOnly)).toBe(true)
  })

  test('is not led into by a name that was public a moment ago', async () => {
    const { verdict, sent } = await check(
      'http://rebound.test/a',
      [to('/b')],
      (_host, count) => count > 0,
    )
    expect(verdict).toMatchObject({ code: 'network.private' })
    expect(sent.every(({ publicOnly }) => publicOnly)).toBe(true)
  })

  test('is left for good once a chain was outside', async () => {
    const { sent } = await check(
      'http://192.168.1.2/a',
      [to('http://public.test/'), to('http://nas.home/')],
      (host) => host === 'nas.home',
    )
    expect(sent.map(({ publicOnly }) => publicOnly)).toEqual([false, true, true])
  })
})
