/** What tells a share of Quark or UC from others in a text with its address; empty where there is none. */
export function shareIdIn(text: string): string {
  return /\/s\/([\da-z]+)/i.exec(text)?.[1] ?? ''
}
