import { lazyModal } from '../../../components/lazy.tsx'

export const ReviewModal = lazyModal(async () => (await import('./review-modal.tsx')).ReviewModal)
