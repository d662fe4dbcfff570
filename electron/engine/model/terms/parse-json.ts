/** Undefined for a text that is not JSON: what a stranger wrote, or one damaged row, must stop nothing else. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
