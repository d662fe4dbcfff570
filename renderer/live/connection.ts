import { Store, useStore } from './store.ts'

/** Whether the page receives the app's events. */
export const connection = new Store<'connecting' | 'connected' | 'lost'>('connecting')

/** Whether nothing can be done at present, and what is shown may be old. */
export function useIsLost(): boolean {
  return useStore(connection) === 'lost'
}
