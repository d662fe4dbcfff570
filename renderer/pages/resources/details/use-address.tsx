import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { providers, type Resource } from '../../../../electron/api/contract/resources.ts'
import { api } from '../../../live/api.ts'
import { useResourceSaved } from '../resource-actions.ts'

/** Whether a short address was judged as the share of a drive that it leads to. */
export function isShareBehind({ provider, code, finalUrl }: Resource): boolean {
  const area = code.slice(0, code.indexOf('.'))
  return provider === 'web' && finalUrl !== '' && providers.some((drive) => drive === area)
}

/** Keeps the share itself in the place of an address that only leads to it. */
export function UseAddress({ resource }: { readonly resource: Resource }) {
  const { t } = useTranslation()
  const showSaved = useResourceSaved()
  const { mutate, isPending } = useMutation(
    api.resources.edit.mutationOptions({ onSuccess: showSaved }),
  )
  const { id, title, passcode, category, note, finalUrl: url } = resource
  return (
    <Button
      size="compact-xs"
      variant="light"
      ml="xs"
      loading={isPending}
      onClick={() => mutate({ id, title, url, passcode, category, note })}
    >
      {t('resource.useAddress')}
    </Button>
  )
}
