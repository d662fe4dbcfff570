/** Undefined for a text that is not JSON: one damaged row must not keep the others from being read. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
