import { Button, Group } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Panel } from '../../components/panel.tsx'
import { api } from '../../live/api.ts'
import { queryClient } from '../../live/query-client.ts'
import { showUndo } from '../../live/toast.tsx'

const reload = () => queryClient.invalidateQueries({ queryKey: api.saving.key() })

/** Offers to do here what a job still runs a script for; nothing where there is none. */
export function ScriptOffer() {
  const { t } = useTranslation()
  const { data } = useQuery(api.saving.script.offer.queryOptions())
  const giveBack = useMutation(api.saving.script.giveBack.mutationOptions({ onSuccess: reload }))
  const take = useMutation(
    api.saving.script.take.mutationOptions({
      onSuccess: async ({ added }) => {
        await reload()
        showUndo({
          message: (t) => t('saving.script.taken', { count: added.length }),
          undo: () => giveBack.mutate({ taskIds: added.map(({ id }) => id) }),
        })
      },
    }),
  )
  if (!data || data.count === 0) return null
  return (
    <Panel>
      <Group justify="space-between">
        <span>{t('saving.script.offer', data)}</span>
        <Button loading={take.isPending} onClick={() => take.mutate({})}>
          {t('saving.script.take')}
        </Button>
      </Group>
    </Panel>
  )
}
