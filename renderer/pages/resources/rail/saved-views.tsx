import { ActionIcon, Button, Group, Menu, TextInput } from '@mantine/core'
import {
  IconArrowDown,
  IconArrowUp,
  IconDeviceFloppy,
  IconDots,
  IconPencil,
  IconTrash,
} from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { View } from '../../../../electron/api/contract/views.ts'
import { errorText } from '../../../../electron/words/error-text.ts'
import { Dialog } from '../../../components/window/dialog.tsx'
import { api, client } from '../../../live/api.ts'
import { inlineErrors, queryClient } from '../../../live/query-client.ts'
import { showUndo } from '../../../live/toast.tsx'
import { useResourceView, viewOf } from '../list/resource-filter.ts'
import { RailLink } from './rail-link.tsx'
import classes from './resource-rail.module.css'

type Props = {
  readonly tallies: readonly { id: number; count: number; isExact: boolean }[]
}

const reload = () => void queryClient.invalidateQueries({ queryKey: api.views.key() })

/** The searches that were kept, in their order. */
export function SavedViews({ tallies }: Props) {
  const { t } = useTranslation()
  const { data: views = [] } = useQuery(api.views.list.queryOptions())
  const { text } = useResourceView().query.filter
  // A kept search takes the place of the one that is typed: its number is not one of what is found here.
  const tallyOf = ({ id, query }: View) =>
    text === undefined || text === query.filter.text
      ? tallies.find((tally) => tally.id === id)
      : undefined
  const [renaming, setRenaming] = useState<View | null>(null)
  if (views.length === 0) return null
  return (
    <section>
      <h2>{t('views.title')}</h2>
      <ul>
        {views.map((view, index) => (
          <RailLink
            key={view.id}
            view={viewOf(view.query)}
            name={view.name}
            count={undefined}
            {...tallyOf(view)}
          >
            <ViewMenu view={view} views={views} index={index} onRename={() => setRenaming(view)} />
          </RailLink>
        ))}
      </ul>
      {renaming && <RenameDialog view={renaming} onClose={() => setRenaming(null)} />}
    </section>
  )
}

type MenuProps = {
  readonly view: View
  readonly views: readonly View[]
  readonly index: number
  readonly onRename: () => void
}

function ViewMenu({ view, views, index, onRename }: MenuProps) {
  const { t } = useTranslation()
  const { query } = useResourceView()
  const reorder = useMutation(api.views.reorder.mutationOptions({ onSuccess: reload }))
  const edit = useMutation(api.views.edit.mutationOptions({ onSuccess: reload }))
  const restore = useMutation({
    mutationFn: async () => {
      const { id } = await client.views.add({ name: view.name, query: view.query })
      await client.views.reorder({ ids: views.map((each) => (each.id === view.id ? id : each.id)) })
    },
    onSuccess: reload,
  })
  const remove = useMutation(
    api.views.delete.mutationOptions({
      onSuccess: () => {
        reload()
        showUndo({
          message: (t) => t('views.deleted', { name: view.name }),
          undo: () => restore.mutate(),
        })
      },
    }),
  )
  const move = (by: number) => {
    const ids = views.map(({ id }) => id)
    ids.splice(index + by, 0, ...ids.splice(index, 1))
    reorder.mutate({ ids })
  }
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <ActionIcon
          size={26}
          className={classes['menu']}
          aria-label={t('views.actionsOf', { name: view.name })}
        >
          <IconDots size={15} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPencil size={15} />} onClick={onRename}>
          {t('views.rename')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconDeviceFloppy size={15} />}
          onClick={() => edit.mutate({ id: view.id, query })}
        >
          {t('views.replace')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconArrowUp size={15} />}
          disabled={index === 0}
          onClick={() => move(-1)}
        >
          {t('views.up')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconArrowDown size={15} />}
          disabled={index === views.length - 1}
          onClick={() => move(1)}
        >
          {t('views.down')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          color="red"
          leftSection={<IconTrash size={15} />}
          onClick={() => remove.mutate({ id: view.id })}
        >
          {t('resources.delete')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

function RenameDialog({ view, onClose }: { readonly view: View; readonly onClose: () => void }) {
  const { t, i18n } = useTranslation()
  const [name, setName] = useState(view.name)
  const { mutate, error, isPending } = useMutation(
    api.views.edit.mutationOptions({
      meta: inlineErrors,
      onSuccess: () => {
        reload()
        onClose()
      },
    }),
  )
  return (
    <Dialog title={t('views.rename')} onClose={onClose} size={360}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          mutate({ id: view.id, name })
        }}
      >
        <TextInput
          data-autofocus
          label={t('column.name')}
          value={name}
          maxLength={100}
          error={error && errorText(i18n, error)}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Group justify="flex-end" mt="md">
          <Button type="submit" disabled={name.trim() === ''} loading={isPending}>
            {t('common.save')}
          </Button>
        </Group>
      </form>
    </Dialog>
  )
}
