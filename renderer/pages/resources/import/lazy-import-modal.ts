import { lazyModal } from '../../../components/lazy.tsx'

export const ImportModal = lazyModal(async () => (await import('./import-modal.tsx')).ImportModal)
