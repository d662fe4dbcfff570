import { Store } from './store.ts'

/** Whether the app behind the page is heard from. */
export const connection = new Store<'connecting' | 'connected' | 'lost'>('connecting')
