import { lazyModal } from '../../../components/lazy.tsx'
import { loadWords } from '../../../i18n.ts'

/** Loads the words of channels too, whose fields hooks share. */
export const HookDialog = lazyModal(async () => {
  const [{ HookForm }] = await Promise.all([import('./hook-form.tsx'), loadWords('notifications')])
  return HookForm
})
