import { z } from 'zod'
import type { Link } from '../../../model/link.ts'
import type { Verdict } from '../../../model/verdict.ts'
import { type Answer, RequestError } from '../../requests/request.ts'
import { rateLimited } from '../../requests/retry-after.ts'
import { notUnderstood, readAnswer, shortened, throttleIn } from '../answer.ts'
import type { CheckContext, LinkProvider } from '../provider.ts'
import { isPuzzle, type PasscodeForm, readForm, readPage } from './page.ts'

/** Every reason code that is Lanzou's own; each is translated for the page. */
export const lanzouReasons: readonly string[] = [
  'ok',
  'cancelled',
  'deleted',
  'expired',
  'passcode',
  'form',
  'again',
  'acw_sc__v2',
].map((reason) => `lanzou.${reason}`)

// All hosts of the family serve the same shares, and now and then one is retired or blocked.
const otherHosts = ['www.lanzouw.com', 'www.lanzoux.com']

// Pages have some ten thousand.
const maxPageBytes = 256 * 1024

const puzzle: Verdict = { state: 'captcha', code: 'lanzou.acw_sc__v2', reason: '' }

/** `inf` is a file's word, `info` a folder's. */
const formAnswer = z.object({
  zt: z.int(),
  inf: z.string().catch(''),
  info: z.string().catch(''),
})

/** Lanzou: the share's page, as a visitor sees it, and the passcode form on it. */
export const lanzou: LinkProvider = {
  id: 'lanzou',
  async check(link, context) {
    const { url, answer } = await open(link, context)
    if (answer.status === 429) return rateLimited(answer, 'http.429', '')
    const page = readPage(answer.body)
    if (page?.shown === 'captcha') return puzzle
    if (answer.status !== 200 || !page) return unread(answer)
    const { shown, words } = page
    if (shown === 'contents') return { state: 'valid', code: 'lanzou.ok', reason: '' }
    if (shown !== 'passcode') {
      // Words on a page are weak evidence.
      return { state: shown, code: `lanzou.${shown}`, reason: words, unproven: true }
    }
    if (link.passcode === '') return asksForPasscode('lanzou.passcode')
    const form = readForm(answer.body, link.passcode)
    return form ? submit(form, url, context) : asksForPasscode('lanzou.form')
  },
}

/** Asks the link's own host, and others when there is no such host, or none that can be trusted. */
async function open(
  { url, shareId }: Link,
  { request, signal }: CheckContext,
): Promise<{ readonly url: URL; readonly answer: Answer }> {
  const own = new URL(url).hostname
  const hosts = [own, ...otherHosts.filter((host) => host !== own)]
  const failures: unknown[] = []
  for (const host of hosts) {
    const page = new URL(`https://${host}/${shareId}`)
    try {
      const answer = await request(page.href, { method: 'GET', signal, maxBytes: maxPageBytes })
      return { url: page, answer }
    } catch (error) {
      if (!isHostTrouble(error)) throw failures[0] ?? error
      failures.push(error)
    }
  }
  throw failures[0]
}

function isHostTrouble(error: unknown): boolean {
  return (
    error instanceof RequestError && (error.code === 'network.dns' || error.code === 'network.tls')
  )
}

async function submit(
  { kind, path, fields }: PasscodeForm,
  page: URL,
  { request, signal }: CheckContext,
): Promise<Verdict> {
  const answer = await request(new URL(path, page).href, {
    method: 'POST',
    headers: {
      accept: 'application/json, text/javascript, */*',
      'content-type': 'application/x-www-form-urlencoded',
      origin: page.origin,
      referer: page.href,
    },
    body: new URLSearchParams(fields).toString(),
    signal,
  })
  if (answer.status !== 429 && isPuzzle(answer.body)) return puzzle
  const read = readAnswer(answer, formAnswer)
  if (!read.ok) return read.verdict
  const { zt, inf, info } = read.value
  const reason = shortened(inf || info)
  // A folder answers 2 when it holds no file on the first page; there may be folders.
  if (zt === 1 || (zt === 2 && kind === 'folder')) {
    return { state: 'valid', code: 'lanzou.ok', reason: '' }
  }
  if (kind === 'file' ? zt === 0 && inf.includes('密码') : zt === 3) {
    return { state: 'passcode_wrong', code: 'lanzou.passcode', reason }
  }
  if (kind === 'folder' && zt === 4) return rateLimited(answer, 'lanzou.again', reason)
  return throttleIn(answer) ?? notUnderstood(reason).verdict
}

/** Neither a share's page nor a refusal this knows. */
function unread(answer: Answer): Verdict {
  const { status } = answer
  const code = status === 200 ? 'answer.not_understood' : `http.${status}`
  return throttleIn(answer) ?? { state: 'error', code, reason: '' }
}

/** The share is there, whether or not its form could be filled in. */
function asksForPasscode(code: 'lanzou.passcode' | 'lanzou.form'): Verdict {
  return { state: 'passcode_required', code, reason: '' }
}
