import { setFlagsFromString } from 'node:v8'
import { createContext, runInContext } from 'node:vm'

type Windows = {
  on(event: 'browser-window-created', listener: (event: unknown, window: Closable) => void): unknown
}
type Closable = { once(event: 'closed', listener: () => void): unknown }

const restAfterMs = 5000

/**
 * Collects garbage once the app has started into the tray, and after its last window has gone. V8 leaves it for as
 * long as nothing more is allocated: what the start read, and up to 50 MB of page files, would lie there all day.
 */
export function collectAtRest(
  app: Windows,
  hasWindow: () => boolean,
  collect = garbageCollector(),
): void {
  let timer: NodeJS.Timeout | undefined
  const rest = () => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      if (!hasWindow()) collect()
    }, restAfterMs)
    timer.unref()
  }
  app.on('browser-window-created', (_, window) => window.once('closed', rest))
  rest()
}

/** https://nodejs.org/api/v8.html#v8setflagsfromstringflags */
export function garbageCollector(): () => void {
  setFlagsFromString('--expose-gc')
  const context = createContext()
  // Jobs that run later shall not find it.
  setFlagsFromString('--no-expose-gc')
  return () => void runInContext('gc()', context)
}
