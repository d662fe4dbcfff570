import { describe, expect, test } from 'vitest'
import {
  chooseProxy,
  proxyFromEnvironment,
} from '../../../../../electron/engine/links/requests/proxy.ts'

const one = 'http://one.test:3128'
const two = 'http://two.test:3128'

describe('the environment names a proxy', () => {
  test.each([
    [{ HTTP_PROXY: one }, 'http://a.test/', one],
    [{ HTTP_PROXY: one }, 'https://a.test/', one],
    [{ HTTP_PROXY: one, HTTPS_PROXY: two }, 'https://a.test/', two],
    [{ HTTPS_PROXY: two }, 'http://a.test/', undefined],
    [{ http_proxy: one, HTTP_PROXY: two }, 'http://a.test/', one],
  ])('%j: %s', (environment, url, expected) => {
    expect(proxyFromEnvironment(environment)?.(new URL(url))).toBe(expected)
  })

  test.each([{}, { HTTP_PROXY: '' }, { NO_PROXY: '*' }])('or none: %j', (environment) => {
    expect(proxyFromEnvironment(environment)).toBeUndefined()
  })
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
