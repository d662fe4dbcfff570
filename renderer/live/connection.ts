import { Store, useStore } from './store.ts'

/** Whether the page receives the app's events; `signed-out` where it would, if the person signed in again. */
export const connection = new Store<'connecting' | 'connected' | 'lost' | 'signed-out'>(
  'connecting',
)

/** Whether the app cannot be reached, at present or before somebody signs in. */
export function isLost(): boolean {
  return connection.get() === 'lost' || connection.get() === 'signed-out'
}

/** Whether nothing can be done at present, and what is shown may be old. */
export function useIsLost(): boolean {
  useStore(connection)
  return isLost()
}

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
