import { z } from 'zod'
import type { Link } from '../../../model/link.ts'
import type { Verdict } from '../../../model/verdict.ts'
import { type Answer, RequestError } from '../../requests/request.ts'
import { rateLimited } from '../../requests/retry-after.ts'
import { httpError, notUnderstood, readAnswer, throttleIn } from '../answer.ts'
import type { CheckContext } from '../provider.ts'
import { codes } from './codes.ts'
import { isPuzzle, type PasscodeForm, readForm, readPage } from './page.ts'

// All hosts of the family serve the same shares, and now and then one is retired or blocked.
const otherHosts = ['www.lanzouw.com', 'www.lanzoux.com']

// Pages have some ten thousand.
const maxPageBytes = 256 * 1024

/** `inf` is a file's word, `info` a folder's. */
const formAnswer = z.object({
  zt: z.int(),
  inf: z.string().catch(''),
  info: z.string().catch(''),
})

export async function check(link: Link, context: CheckContext): Promise<Verdict> {
  const { url, answer } = await open(link, context)
  if (answer.status === 429) return rateLimited(answer, 'http.429', '')
  const page = readPage(answer.body)
  if (page?.shown === 'captcha') return codes.ofContents('acw_sc__v2')
  if (answer.status !== 200 || !page) return notRead(answer)
  const { shown, words } = page
  if (shown === 'contents') return codes.ofContents('ok')
  if (shown !== 'passcode') return codes.ofContents(shown, { words })
  if (link.passcode === '') return codes.ofContents('passcode')
  const form = readForm(answer.body, link.passcode)
  return form ? submit(form, link.passcode, url, context) : codes.ofContents('form')
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
    error instanceof RequestError &&
    ['network.dns', 'network.no_host', 'network.tls'].includes(error.code)
  )
}

async function submit(
  { kind, path, fields }: PasscodeForm,
  passcode: string,
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
  if (answer.status !== 429 && isPuzzle(answer.body)) return codes.ofContents('acw_sc__v2')
  const read = readAnswer(answer, formAnswer)
  if (!read.ok) return read.verdict
  const { zt, inf, info } = read.value
  const words = inf || info
  // A folder answers 2 when it holds no file on the first page; there may be folders.
  if (zt === 1 || (zt === 2 && kind === 'folder')) return codes.ofContents('ok')
  if (kind === 'file' ? zt === 0 && inf.includes('密码') : zt === 3) {
    return codes.ofContents('passcode', { words, passcode })
  }
  if (kind === 'folder' && zt === 4) return codes.ofContents('again', { words, answer })
  return throttleIn(answer) ?? notUnderstood(words).verdict
}

/** The verdict of what is neither a share's page nor a known refusal. */
function notRead(answer: Answer): Verdict {
  const { status } = answer
  return throttleIn(answer) ?? (status === 200 ? notUnderstood().verdict : httpError(status))
}
