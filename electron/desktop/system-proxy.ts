import { session } from 'electron'
import { chooseProxy, type ProxyFor } from '../engine/links/requests/proxy.ts'
import type { Log } from '../engine/model/log.ts'

/** Asks Chromium which proxy the system's settings or their script name for an address. */
export function systemProxy(log: Log): ProxyFor {
  const reported = new Set<string>()
  return async ({ origin }) => {
    const { proxy, skipped } = chooseProxy(await session.defaultSession.resolveProxy(origin))
    for (const way of skipped.filter((way) => !reported.has(way))) {
      reported.add(way)
      const instead = proxy ?? 'a direct connection'
      log.write('warn', 'pansentry', `the proxy ${way} is of no kind we can use; took ${instead}`)
    }
    return proxy
  }
}
