import type { Answer } from './request.ts'

/** The value an answer gives a cookie, empty when it gives none; several cookies arrive joined by commas. */
export function cookieIn(answer: Answer, name: string): string {
  const set = answer.headers['set-cookie'] ?? ''
  return new RegExp(`(?:^|,\\s*)${name}=(?<value>[^;,\\s]+)`).exec(set)?.groups?.['value'] ?? ''
}
