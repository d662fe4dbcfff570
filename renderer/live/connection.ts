import { Store } from './store.ts'

/** Whether the page receives the app's events. */
export const connection = new Store<'connecting' | 'connected' | 'lost'>('connecting')
