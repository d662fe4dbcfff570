import type { Answer } from './request.ts'

/** What an answer holds; undefined where that is no JSON. */
export function jsonOf({ body }: Pick<Answer, 'body'>): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}
