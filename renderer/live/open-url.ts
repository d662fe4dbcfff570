import { useMutation } from '@tanstack/react-query'
import { api } from './api.ts'
import { useInfo } from './settings.ts'

/** Opens an address in the person's browser: through the desktop, or in another tab of this one. */
export function useOpenUrl(): (url: string) => void {
  const { hasDesktop } = useInfo()
  const { mutate } = useMutation(api.system.openUrl.mutationOptions())
  return (url) => {
    if (hasDesktop) mutate({ url })
    else window.open(url, '_blank', 'noopener,noreferrer')
  }
}
