import type { Answer } from '../links/requests/request.ts'
import { inLine } from '../notify/channels/answer.ts'

/** Why a hook did not do what it is there for; `hooks.failure.<kind>` of the words has each as a sentence. */
export type HookFailureKind =
  /** The key, the token or the password is none. */
  | 'refused'
  /** There is nothing at that address. */
  | 'no-such'
  /** A page came where another answer was due: the address is that of something else. */
  | 'page'
  /** It said no in its own words. */
  | 'said'
  /** None of its libraries holds the folder. */
  | 'no-library'
  | 'no-answer'
  | 'late'
  | 'no-job'
  | 'no-script'
  | 'job-running'
  /** The drive hands out no address to load a file from. */
  | 'no-download'
  | 'secrets-lost'

/** What a hook was to do was not done. */
export class HookFailure extends Error {
  override readonly name = 'HookFailure'
  readonly kind: HookFailureKind
  /** Those of whoever said so; may be empty. */
  readonly words: string

  constructor(kind: HookFailureKind, words: string, options?: ErrorOptions) {
    super(words, options)
    this.kind = kind
    this.words = words
  }
}

/** Throws what an answer says that is no success by its status, or is a page. */
export function requireDone(answer: Answer): void {
  const { body, headers, status } = answer
  const words = inLine(`HTTP ${status} ${body.replaceAll(/<[^>]*>|\s+/g, ' ')}`)
  if (status === 401 || status === 403) throw new HookFailure('refused', words)
  if (status === 404 || status === 405 || (status >= 300 && status < 400)) {
    throw new HookFailure('no-such', words)
  }
  if (status >= 300) throw new HookFailure('said', words)
  if (isPage(headers['content-type'] ?? '', body)) throw new HookFailure('page', words)
}

function isPage(type: string, body: string): boolean {
  return /text\/html/i.test(type) || /^\s*<(?:!doctype html|html)/i.test(body)
}
