import { describe, expect, test } from 'vitest'
import {
  chooseProxy,
  chosenProxy,
  proxyFromEnvironment,
} from '../../../../../electron/engine/links/requests/proxy.ts'
import type { Provider } from '../../../../../electron/engine/model/provider.ts'
import { proxyChoiceSchema, type Settings } from '../../../../../electron/engine/model/settings.ts'

const one = 'http://one.test:3128'
const two = 'http://two.test:3128'

describe('the environment names a proxy', () => {
  test.each([
    [{ HTTP_PROXY: one }, 'http://a.test/', one],
    [{ HTTP_PROXY: one }, 'https://a.test/', one],
    [{ HTTP_PROXY: one, HTTPS_PROXY: two }, 'https://a.test/', two],
    [{ HTTPS_PROXY: two }, 'http://a.test/', undefined],
    [{ http_proxy: one, HTTP_PROXY: two }, 'http://a.test/', one],
    [{ ALL_PROXY: one }, 'http://a.test/', one],
    [{ all_proxy: one, HTTPS_PROXY: two }, 'https://a.test/', two],
    [{ HTTP_PROXY: two, ALL_PROXY: one }, 'https://a.test/', one],
    [{ HTTPS_PROXY: 'one.test:3128' }, 'https://a.test/', one],
    [{ HTTP_PROXY: ' one.test:3128 ' }, 'http://a.test/', one],
    [{ ALL_PROXY: 'socks5h://one.test:1080' }, 'http://a.test/', 'socks5://one.test:1080'],
    [{ ALL_PROXY: 'socks://one.test:1080' }, 'http://a.test/', 'socks5://one.test:1080'],
  ])('%j: %s', (environment, url, expected) => {
    expect(proxyFromEnvironment(environment)?.(new URL(url))).toBe(expected)
  })

  test.each([{}, { HTTP_PROXY: '' }, { NO_PROXY: '*' }])('or none: %j', (environment) => {
    expect(proxyFromEnvironment(environment)).toBeUndefined()
  })
})

describe('the settings', () => {
  const asked = (proxy: string, driveProxies: Settings['driveProxies'], provider?: Provider) =>
    chosenProxy(
      () => ({ proxy, driveProxies }),
      () => two,
    )(new URL('http://a.test/'), provider)

  test.each([
    ['system', {}, undefined, two],
    ['direct', {}, 'quark', undefined],
    ['one.test:3128', {}, 'quark', one],
    ['system', { quark: one }, 'quark', one],
    ['system', { quark: one }, 'uc', two],
    [one, { quark: 'direct' }, 'quark', undefined],
    [one, { quark: 'system' }, 'quark', two],
    ['direct', { web: 'socks5h://one.test:1' }, 'web', 'socks5://one.test:1'],
  ] as const)('%s, %j: %s → %s', (proxy, drives, provider, expected) => {
    expect(asked(proxy, drives, provider)).toBe(expected)
  })

  test.each([
    'system',
    'direct',
    'a.test:1',
    'http://a.test:1',
    'socks5://me:p%40@[fd00::1]:1080',
    'https://a-b.test:443/',
  ])('take %s', (choice) => expect(proxyChoiceSchema.safeParse(choice).success).toBe(true))

  test.each(['', 'a.test', 'ftp://a.test:1', 'http://a.test:1/path', 'http://:1', 'a b:1', 'none'])(
    'refuse %j',
    (choice) => expect(proxyChoiceSchema.safeParse(choice).success).toBe(false),
  )
})

describe('NO_PROXY', () => {
  const goesDirectly = (entries: string, url: string) =>
    proxyFromEnvironment({ HTTP_PROXY: one, NO_PROXY: entries })?.(new URL(url)) === undefined

  test.each([
    ['*', 'http://a.test/'],
    ['x.test, *', 'http://a.test/'],
    ['a.test', 'http://a.test/'],
    ['A.TEST', 'http://a.test/'],
    ['a.test', 'http://a.test./'],
    ['a.test', 'http://sub.a.test/'],
    ['.a.test', 'http://sub.a.test/'],
    ['.a.test', 'http://a.test/'],
    ['*.a.test', 'http://sub.a.test/'],
    ['x.test a.test', 'http://a.test/'],
    ['a.test:8080', 'http://a.test:8080/'],
    ['a.test:443', 'https://a.test/'],
    ['192.168.1.1', 'http://192.168.1.1/'],
    ['fd00::1', 'http://[fd00::1]/'],
    ['[fd00::1]', 'http://[fd00::1]/'],
    ['[fd00::1]:80', 'http://[fd00::1]/'],
  ])('%s excepts %s', (entries, url) => {
    expect(goesDirectly(entries, url)).toBe(true)
  })

  test.each([
    ['', 'http://a.test/'],
    ['a.test', 'http://nota.test/'],
    ['a.test', 'http://a.test.example/'],
    ['*.a.test', 'http://a.test/'],
    ['a.test:8080', 'http://a.test/'],
    ['fd00::1', 'http://[fd00::2]/'],
  ])('%j does not except %s', (entries, url) => {
    expect(goesDirectly(entries, url)).toBe(false)
  })
})

describe('what Chromium says of an address', () => {
  test.each([
    ['DIRECT', undefined, []],
    ['', undefined, []],
    ['PROXY a.test:8080', 'http://a.test:8080', []],
    ['PROXY a.test:8080; DIRECT', 'http://a.test:8080', []],
    ['PROXY [fd00::1]:8080;PROXY b.test:1', 'http://[fd00::1]:8080', []],
    ['HTTPS a.test:443', 'https://a.test:443', []],
    ['SOCKS5 a.test:1080', 'socks5://a.test:1080', []],
    ['SOCKS a.test:1080; DIRECT', undefined, ['SOCKS a.test:1080']],
    ['SOCKS a.test:1; PROXY b.test:2', 'http://b.test:2', ['SOCKS a.test:1']],
    ['QUIC a.test:1', undefined, ['QUIC a.test:1']],
    ['PROXY', undefined, ['PROXY']],
  ])('%j', (answer, proxy, skipped) => {
    expect(chooseProxy(answer)).toEqual({ proxy, skipped })
  })
})
