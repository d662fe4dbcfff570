/** No job, setting or call nests as deeply, and whatever reads a value level by level would run out of stack. */
export const mostLevels = 50

/** Whether a value that was read from JSON nests more than `mostLevels`. */
export function isNestedDeeply(found: unknown): boolean {
  let level = [found]
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > mostLevels) return true
    level = level.flatMap((each) =>
      typeof each === 'object' && each !== null ? Object.values(each) : [],
    )
  }
  return false
}
