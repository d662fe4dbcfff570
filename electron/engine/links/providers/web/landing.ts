import { decoded } from './decoded.ts'
import {
  challengePaths,
  errorPaths,
  errorQueries,
  frontPaths,
  loginHosts,
  loginPaths,
  loginQueries,
  parkedHosts,
  shorteners,
  visitorQueries,
} from './page-rules.ts'

/** A place that nobody was looking for. */
export type Landing = 'challenge' | 'parked' | 'redirect_error' | 'redirect_login' | 'redirect_home'

/** What the place where redirects led says by its address; undefined when nothing speaks against it. */
export function landingOf(url: URL, start: URL): Landing | undefined {
  if (url.href === start.href) return undefined
  if (isParked(url.hostname) && !isParked(start.hostname)) return 'parked'
  const isMoved = url.pathname !== start.pathname || url.hostname !== start.hostname
  if (!isMoved)
    return isNew(errorQueries.pattern, url.search, start.search) && isDeep(start)
      ? 'redirect_error'
      : undefined
  if (hasPart(challengePaths.pattern, url) && !hasPart(challengePaths.pattern, start))
    return 'challenge'
  if (!isDeep(start)) return undefined
  if (isLogin(url) && !isLogin(start)) return 'redirect_login'
  if (isError(url) && !isError(start)) return 'redirect_error'
  if (!frontPaths.pattern.test(url.pathname) || !isOfVisitor(url)) return undefined
  // What a short address stands for may well be a site.
  const isShort = shorteners.pattern.test(start.hostname)
  return frontPaths.pattern.test(start.pathname) || isShort ? undefined : 'redirect_home'
}

function isParked(hostname: string): boolean {
  return parkedHosts.some(({ pattern }) => pattern.test(hostname))
}

/** Whether an address names something within its site. */
function isDeep({ pathname, search }: URL): boolean {
  return pathname !== '/' || search !== ''
}

function isLogin(url: URL): boolean {
  return (
    loginHosts.pattern.test(url.hostname) ||
    hasPart(loginPaths.pattern, url) ||
    loginQueries.pattern.test(url.search)
  )
}

function isError(url: URL): boolean {
  const last = partsOf(url).findLast((part) => !/^(?:index|default|main)$/i.test(part)) ?? ''
  return errorPaths.pattern.test(last) || errorQueries.pattern.test(url.search)
}

function isOfVisitor({ search }: URL): boolean {
  return search === '' || visitorQueries.pattern.test(search)
}

function isNew(pattern: RegExp, text: string, before: string): boolean {
  return pattern.test(text) && !pattern.test(before)
}

function hasPart(pattern: RegExp, url: URL): boolean {
  return partsOf(url).some((part) => pattern.test(part))
}

/** The parts of a path, as words: `/a/vCodeLogin.aspx` → `a`, `vCode-Login`. */
function partsOf({ pathname }: URL): string[] {
  return decoded(pathname)
    .split('/')
    .filter((part) => part !== '')
    .map((part) => part.replace(/\.(?:html?|aspx?|jsp|php|do|action|cgi)$/i, ''))
    .map((part) => part.replace(/([a-z])([A-Z])/g, '$1-$2'))
}
