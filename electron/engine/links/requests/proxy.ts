import { BlockList } from 'node:net'
import type { Provider } from '../../model/provider.ts'
import type { Settings } from '../../model/settings.ts'

/**
 * The proxy's URL (`http://`, `https://` or `socks5://`) through which an address is asked; undefined asks it
 * directly. The link that it is about may be of a drive with a proxy of its own, and a request may have its own choice.
 */
export type ProxyFor = (
  url: URL,
  provider?: Provider,
  own?: string,
) => Promise<string | undefined> | string | undefined

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

/** Reads HTTP_PROXY, HTTPS_PROXY, ALL_PROXY and NO_PROXY, in small letters too, as curl does. */
export function proxyFromEnvironment(environment: NodeJS.ProcessEnv): ProxyFor | undefined {
  const read = (name: string) => environment[name] || environment[name.toUpperCase()]
  const all = read('all_proxy')
  const http = read('http_proxy') || all
  const https = read('https_proxy') || all || http
  if (!http && !https) return undefined
  const excepted = (read('no_proxy') ?? '')
    .split(/[,\s]+/)
    .filter((entry) => entry !== '')
    .map(exceptionOf)
  return (url) => {
    if (excepted.some((excepts) => excepts(url))) return undefined
    const proxy = url.protocol === 'https:' ? https : http
    return proxy && proxyAddress(proxy)
  }
}

/** A proxy's address as people write it: without a scheme it is an HTTP proxy (curl), `socks5h` resolves there. */
export function proxyAddress(text: string): string {
  const trimmed = text.trim()
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed) ? trimmed : `http://${trimmed}`
  // Every SOCKS 5 proxy is given the name, and resolves it itself.
  return address.replace(/^socks(?:5h?)?:/i, 'socks5:')
}

/** The way that a person chose; what they leave to the system is its own. */
export function chosenProxy(
  chosen: () => Pick<Settings, 'proxy' | 'driveProxies'>,
  ofSystem: ProxyFor | undefined,
): ProxyFor {
  return (url, provider, own) => {
    const { proxy, driveProxies } = chosen()
    const choice = own ?? (provider && driveProxies[provider]) ?? proxy
    if (choice === 'direct') return undefined
    return choice === 'system' ? ofSystem?.(url, provider) : proxyAddress(choice)
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

const schemes: Readonly<Record<string, string>> = {
  PROXY: 'http',
  HTTPS: 'https',
  SOCKS5: 'socks5',
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
    const scheme = schemes[kind.toUpperCase()]
    if (host !== undefined && scheme !== undefined) return { proxy: `${scheme}://${host}`, skipped }
    if (way !== '') skipped.push(way)
  }
  return { proxy: undefined, skipped }
}
