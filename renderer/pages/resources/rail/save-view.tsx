import { Button, Popover, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconBookmarkPlus } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { errorText } from '../../../../electron/words/error-text.ts'
import { api } from '../../../live/api.ts'
import { inlineErrors, queryClient } from '../../../live/query-client.ts'
import { useResourceView } from '../list/resource-filter.ts'

/** Keeps what is shown under a name. */
export function SaveView() {
  const { t, i18n } = useTranslation()
  const { query } = useResourceView()
  const [opened, { close, toggle }] = useDisclosure()
  const [name, setName] = useState('')
  const { mutate, error, isPending, reset } = useMutation(
    api.views.add.mutationOptions({
      meta: inlineErrors,
      onSuccess: () => {
        void queryClient.invalidateQueries({ queryKey: api.views.key() })
        setName('')
        close()
      },
    }),
  )
  return (
    <Popover opened={opened} onChange={close} trapFocus returnFocus shadow="md" width={260}>
      <Popover.Target>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconBookmarkPlus size={15} />}
          onClick={toggle}
        >
          {t('views.save')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form
          onSubmit={(event) => {
            event.preventDefault()
            mutate({ name, query })
          }}
        >
          <TextInput
            data-autofocus
            label={t('column.name')}
            value={name}
            maxLength={100}
            error={error && errorText(i18n, error)}
            onChange={(event) => {
              setName(event.currentTarget.value)
              reset()
            }}
          />
          <Button type="submit" mt="sm" disabled={name.trim() === ''} loading={isPending}>
            {t('common.save')}
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  )
}
