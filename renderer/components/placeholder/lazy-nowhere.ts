import { lazyPage } from '../lazy.tsx'

export const Nowhere = lazyPage(async () => (await import('./nowhere.tsx')).Nowhere)
