import { STATUS_CODES } from 'node:http'
import { type Link, longestAddress } from '../../../model/link.ts'
import type { Verdict } from '../../../model/verdict.ts'
import { RequestError } from '../../requests/request.ts'
import { titled } from '../answer.ts'
import type { CheckContext } from '../provider.ts'
import { codes } from './codes.ts'
import { decoded } from './decoded.ts'
import { landingOf } from './landing.ts'
import { hasTitle, titleOf } from './page-parts.ts'
import { scriptHosts } from './page-rules.ts'
import { challengeIn, signIn } from './page-signs.ts'
import { type Arrival, isPage, isThere, type Journey, Visit } from './visit.ts'

// A page that has not come to its title by then is read on.
const longHead = 4096

export async function check({ url }: Link, context: CheckContext): Promise<Verdict> {
  const start = new URL(url)
  if (scriptHosts.some(({ pattern }) => pattern.test(start.hostname))) {
    return codes.ofContents('script')
  }
  const authorization = authorizationIn(start)
  start.hash = ''
  start.username = ''
  start.password = ''
  const visit = new Visit(start, authorization, context)
  const journey = await asked(visit)
  return journey.kind === 'settled' ? journey.verdict : verdictOf(journey, start)
}

/** Asks until a browser would have nothing more to try. */
async function asked(visit: Visit): Promise<Journey> {
  const first = await unlessCutOff(visit.go('beginning'))
  if (first !== undefined && isEnough(first)) return first
  // Some servers refuse a range, or an answer that is not compressed, and say anything then.
  const whole = await unlessCutOff(visit.go('plain'))
  if (whole !== undefined && !isFailing(whole)) return whole
  // One that cannot send a file at the moment may still say that it is there.
  const head = await visit.go('head').catch((error: unknown) => {
    if (whole !== undefined && error instanceof RequestError) return whole
    throw error
  })
  return whole === undefined || isWellWithoutBody(head) ? head : whole
}

/** Of a page, HEAD tells nothing that its own failing would not outweigh. */
function isWellWithoutBody(head: Journey): boolean {
  if (head.kind === 'settled') return false
  const { headers, status } = head.answer
  return (isThere(status) && !isPage(headers)) || isAskedToWait(head)
}

/** Some servers hang up, or send what is no answer, for how they were asked. */
async function unlessCutOff(journey: Promise<Journey>): Promise<Journey | undefined> {
  try {
    return await journey
  } catch (error) {
    const isCutOff =
      error instanceof RequestError && ['network.reset', 'network.failed'].includes(error.code)
    if (isCutOff) return undefined
    throw error
  }
}

/** Whether an answer to a request for the beginning is one that would not change. */
function isEnough(journey: Journey): boolean {
  if (journey.kind === 'settled') return true
  const { answer } = journey
  if (!isThere(answer.status)) {
    const isFinal = isAskedToWait(journey) || [401, 407].includes(answer.status)
    return isFinal || challengeIn(answer, answer.body) !== undefined
  }
  return !isPage(answer.headers) || answer.body.length < longHead || hasTitle(answer.body)
}

/** A 503 that names a time asks for the same as a 429 (RFC 9110 §15.6.4). */
function isAskedToWait({ answer: { status, headers } }: Arrival): boolean {
  return status === 429 || (status === 503 && headers['retry-after'] !== undefined)
}

function isFailing(journey: Journey): boolean {
  return journey.kind === 'answer' && journey.answer.status >= 500 && !isAskedToWait(journey)
}

function verdictOf(arrival: Arrival, start: URL): Verdict {
  const { url } = arrival
  const isElsewhere = placeName(url) !== placeName(start) && url.href.length <= longestAddress
  const verdict = verdictAt(arrival, start)
  return isElsewhere ? { ...verdict, finalUrl: url.href } : verdict
}

function verdictAt(arrival: Arrival, start: URL): Verdict {
  const { answer, url } = arrival
  const { status } = answer
  const html = isPage(answer.headers) ? answer.body : ''
  const challenge = challengeIn(answer, html)
  if (challenge) return codes.ofContents('challenge', { words: challenge.words })
  const evidence = { words: `${status} ${STATUS_CODES[status] ?? ''}`, answer }
  if (isAskedToWait(arrival)) return codes.ofCode(status, evidence, 'rate_limited')
  if (!isThere(status)) return codes.ofCode(status, evidence)
  const sign = html === '' ? undefined : signIn(html)
  if (sign !== undefined) return codes.ofContents(sign.kind, { words: sign.words })
  const landing = landingOf(url, start)
  return landing === undefined
    ? titled(codes.ofCode(status, evidence, 'valid'), titleOf(html))
    : codes.ofContents(landing, { words: url.href })
}

/** The name and the password that an address carries, as a browser sends them (RFC 7617). */
function authorizationIn({ username, password }: URL): string | undefined {
  if (username === '' && password === '') return undefined
  const pair = [username, password].map((part) => decoded(part)).join(':')
  return `Basic ${Buffer.from(pair).toString('base64')}`
}

/** An address without its scheme and without a slash at the end of its path. */
function placeName({ host, pathname, search }: URL): string {
  return host + pathname.replace(/\/$/, '') + search
}
