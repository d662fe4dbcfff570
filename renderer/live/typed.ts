const typed = new Set<object>()

/** Notes that something is typed that would be lost with this page, until what it returns is called. */
export function noteTyped(what: object): () => void {
  typed.add(what)
  return () => void typed.delete(what)
}

/** Whether this page may go without anything that was typed being lost. */
export function isAllKept(): boolean {
  return typed.size === 0
}
