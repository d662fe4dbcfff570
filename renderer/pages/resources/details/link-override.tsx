import { Button, Menu } from '@mantine/core'
import { IconUserCheck } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Resource } from '../../../../electron/api/contract/resources.ts'
import { api } from '../../../live/api.ts'
import { useCheckLinks } from '../../../live/jobs.ts'
import { useResourceSaved } from '../resource-actions.ts'

const dayMs = 24 * 3_600_000
const choices = [1, 7, 30, 90] as const

/** Lets a person say whether a link is alive, until a time, or take that back. */
export function LinkOverride({ resource }: { readonly resource: Resource }) {
  const { t } = useTranslation()
  const showSaved = useResourceSaved()
  const check = useCheckLinks()
  const { mutate, isPending } = useMutation(
    api.resources.override.mutationOptions({ onSuccess: showSaved }),
  )
  const { id, override } = resource
  if (override) {
    return (
      <Button
        variant="default"
        loading={isPending}
        onClick={() =>
          mutate({ id, override: null }, { onSuccess: () => check.mutate({ ids: [id] }) })
        }
      >
        {t('override.end')}
      </Button>
    )
  }
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button variant="default" leftSection={<IconUserCheck size={14} />} loading={isPending}>
          {t('override.begin')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {(['alive', 'dead'] as const).map((life) => [
          <Menu.Label key={life}>{t(`override.${life}`)}</Menu.Label>,
          ...choices.map((count) => (
            <Menu.Item
              key={life + count}
              onClick={() => mutate({ id, override: { life, until: Date.now() + count * dayMs } })}
            >
              {t('override.days', { count })}
            </Menu.Item>
          )),
        ])}
      </Menu.Dropdown>
    </Menu>
  )
}
