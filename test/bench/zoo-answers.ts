import type { Kind } from './zoo.ts'

/** What the zoo does with one request. */
export type ZooAnswer =
  | { readonly act: 'reset' }
  | { readonly act: 'hang' }
  | {
      readonly act: 'answer'
      readonly status: number
      readonly headers?: Readonly<Record<string, string>>
      readonly body?: string
      readonly delayMs?: number
    }

/** One request, and what came before it. Times in milliseconds since 1970. */
export type Visit = {
  readonly method: string
  readonly path: string
  /** Redirects already followed from the link itself. */
  readonly step: number
  readonly port: number
  /** This one included; of the same path. */
  readonly count: number
  /** Since the first request for the same path. */
  readonly ageMs: number
  /** Since the first request to the same host. */
  readonly hostAgeMs: number
}

export const limitMs = 2000

const html = { 'content-type': 'text/html; charset=utf-8' }
const filling =
  '<p>Some words that a page is made of, as many as a short article has.</p>\n'.repeat(40)
const pageOf = (title: string) =>
  `<!doctype html><html><head><title>${title}</title></head><body><h1>${title}</h1>\n${filling}</body></html>`

const page = answer(200, html, pageOf('An article'))
const file = answer(200, { 'content-type': 'application/zip' })
const softPages = ['404 Not Found', 'Page not found', '页面不存在'].map((title) =>
  answer(200, html, pageOf(title)),
)
const failure = answer(500, html, pageOf('Internal Server Error'))
const missing = answer(404, html, pageOf('Not Found'))

/** The front page, where some links lead that are gone. */
export const home = answer(200, html, pageOf('Welcome'))

/** How each kind of link behaves. */
export const zooAnswers: Readonly<Record<Kind, (visit: Visit) => ZooAnswer>> = {
  page: () => page,
  file: () => file,
  'head-405': ({ method }) => (method === 'HEAD' ? answer(405, { allow: 'GET' }) : page),
  'head-403': ({ method }) => (method === 'HEAD' ? answer(403) : page),
  'redirect-1': chain(1),
  'redirect-2': chain(2),
  'redirect-3': chain(3),
  'redirect-4': chain(4),
  'redirect-across': ({ path, step, port }) =>
    step === 2 ? page : redirect(`http://127.3.0.${1 + step}:${port}${next(path, step)}`),
  'error-once': ({ count }) => (count === 1 ? failure : page),
  'error-twice': ({ count }) => (count <= 2 ? failure : page),
  'busy-3s': ({ ageMs }) => (ageMs < 3000 ? answer(503) : page),
  'limited-url': ({ ageMs }) => limited(ageMs),
  'limited-host': ({ hostAgeMs }) => limited(hostAgeMs),
  'slow-2s': () => ({ ...file, delayMs: 2000 }),
  'reset-once': ({ count }) => (count === 1 ? { act: 'reset' } : page),
  'not-found': () => missing,
  gone: () => answer(410, html, pageOf('Gone')),
  'redirect-404': ({ path, step }) => (step === 1 ? missing : redirect(next(path, step))),
  'soft-404': ({ path }) => softPages[path.length % softPages.length] ?? page,
  'redirect-home': () => redirect('/'),
  hang: () => ({ act: 'hang' }),
  'reset-always': () => ({ act: 'reset' }),
  loop: ({ path, step }) => redirect(step === 0 ? next(path, step) : path.replace(/\/\d+$/, '')),
  'self-signed': () => page,
}

function answer(status: number, headers: Readonly<Record<string, string>> = {}, body = '') {
  return { act: 'answer', status, headers, body } as const
}

function redirect(location: string): ZooAnswer {
  return answer(302, { location })
}

function chain(length: number) {
  return ({ path, step }: Visit) => (step === length ? page : redirect(next(path, step)))
}

/** `/loop/7` → `/loop/7/1` → `/loop/7/2` */
function next(path: string, step: number): string {
  return `${step === 0 ? path : path.replace(/\/\d+$/, '')}/${step + 1}`
}

function limited(ageMs: number): ZooAnswer {
  const leftMs = limitMs - ageMs
  return leftMs <= 0 ? page : answer(429, { 'retry-after': String(Math.ceil(leftMs / 1000)) })
}
