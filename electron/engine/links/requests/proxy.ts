import { BlockList } from 'node:net'

/** The proxy's URL (`http://` or `https://`) through which an address is asked; undefined asks it directly. */
export type ProxyFor = (url: URL) => Promise<string | undefined> | string | undefined

const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8, 'ipv4')
loopback.addAddress('::1', 'ipv6')

/** Whether a host is this machine: no proxy is asked for it, as in Chromium. */
export function isImplicitlyBypassed(hostname: string): boolean {
  if (/(?:^|\.)localhost\.?$/i.test(hostname)) return true
  const isV6 = hostname.startsWith('[')
  if (!isV6 && !/^\d/.test(hostname)) return false
  return isV6 ? loopback.check(hostname.slice(1, -1), 'ipv6') : loopback.check(hostname, 'ipv4')
}

/** Reads HTTP_PROXY, HTTPS_PROXY and NO_PROXY, in small letters too, as curl and undici do. */
export function proxyFromEnvironment(environment: NodeJS.ProcessEnv): ProxyFor | undefined {
  const http = environment['http_proxy'] || environment['HTTP_PROXY']
  const https = environment['https_proxy'] || environment['HTTPS_PROXY'] || http
  if (!http && !https) return undefined
  const excepted = (environment['no_proxy'] ?? environment['NO_PROXY'] ?? '')
    .split(/[,\s]+/)
    .filter((entry) => entry !== '')
    .map(exceptionOf)
  return (url) => {
    if (excepted.some((excepts) => excepts(url))) return undefined
    return url.protocol === 'https:' ? https : http
  }
}

/** One entry of NO_PROXY: `*`, `host`, `.host`, `*.host`, an address, each with a port or without. */
function exceptionOf(entry: string): (url: URL) => boolean {
  const bareV6 = /^[\da-f]*:[\da-f:.]*:[\da-f:.]*$/i.test(entry)
  const [, name = '', port] = /^(.*?)(?::(\d+))?$/.exec(bareV6 ? `[${entry}]` : entry) ?? []
  const onlySubdomains = name.startsWith('*.')
  const host = name
    .replace(/^\*?\./, '')
    .replace(/\.$/, '')
    .toLowerCase()
  return (url) => {
    if (port !== undefined && port !== portOf(url)) return false
    const hostname = url.hostname.replace(/\.$/, '')
    if (host === '*' || hostname.endsWith(`.${host}`)) return true
    return hostname === host && !onlySubdomains
  }
}

function portOf(url: URL): string {
  return url.port || (url.protocol === 'https:' ? '443' : '80')
}

/**
 * Chooses from what a browser's resolver answers, `PROXY proxy.test:8080; SOCKS5 other.test:1080; DIRECT`:
 * the first way that is open to us. `skipped` names those before it, which are not.
 */
export function chooseProxy(answer: string): { proxy: string | undefined; skipped: string[] } {
  const skipped: string[] = []
  for (const way of answer.split(';').map((way) => way.trim())) {
    const [kind = '', host] = way.split(/\s+/)
    if (/^DIRECT$/i.test(kind)) return { proxy: undefined, skipped }
    if (host !== undefined && /^PROXY$/i.test(kind)) return { proxy: `http://${host}`, skipped }
    if (host !== undefined && /^HTTPS$/i.test(kind)) return { proxy: `https://${host}`, skipped }
    if (way !== '') skipped.push(way)
  }
  return { proxy: undefined, skipped }
}
