import { lazyModal } from '../../../components/lazy.tsx'

export const ReplacementModal = lazyModal(
  async () => (await import('./replacement-modal.tsx')).ReplacementModal,
)
