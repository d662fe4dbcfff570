import { Autocomplete, Button, Group, SegmentedControl } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../../components/window/dialog.tsx'
import { api } from '../../../live/api.ts'
import { useChangeResources } from '../resource-actions.ts'
import type { Chosen, LabelKind } from './selection.ts'

type Props = {
  readonly chosen: Chosen
  readonly kind: LabelKind
  readonly onClose: () => void
}

const longest = 100

/** Gives links a category, or gives them a tag or takes it; a suggestion that is chosen is set at once. */
export function LabelDialog({ chosen: { selection, count }, kind, onClose }: Props) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const [wanted] = useDebouncedValue(text.trim(), 100)
  const [isAdding, setAdding] = useState(true)
  const { mutate, isPending } = useChangeResources()
  const calls = kind === 'category' ? api.categories : api.tags
  const known = useQuery(
    calls.list.queryOptions({
      input: { text: wanted, limit: 50 },
      placeholderData: keepPreviousData,
    }),
  )
  const set = (name: string) => {
    const tags = [name]
    const change =
      kind === 'category' ? { category: name } : isAdding ? { addTags: tags } : { removeTags: tags }
    mutate({ selection, change }, { onSuccess: onClose })
  }
  const title = t(kind === 'category' ? 'resources.categoryOf' : 'resources.tagsOf', { count })
  const label = t(kind === 'category' ? 'column.category' : 'resources.tags')
  return (
    <Dialog title={title} onClose={onClose} size={420}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (text.trim() !== '') set(text.trim())
        }}
      >
        {kind === 'tag' && (
          <SegmentedControl
            fullWidth
            mb="sm"
            aria-label={t('resources.setTags')}
            value={isAdding ? 'add' : 'remove'}
            data={[
              { value: 'add', label: t('resources.addTag') },
              { value: 'remove', label: t('resources.removeTag') },
            ]}
            onChange={(value) => setAdding(value === 'add')}
          />
        )}
        <Autocomplete
          data-autofocus
          label={label}
          value={text}
          maxLength={longest}
          data={known.data?.map(({ name }) => name) ?? []}
          filter={({ options }) => options}
          limit={50}
          maxDropdownHeight={260}
          comboboxProps={{ zIndex: 320 }}
          onChange={setText}
          onOptionSubmit={set}
        />
        <Group justify="space-between" mt="md">
          {kind === 'category' ? (
            <Button variant="default" disabled={isPending} onClick={() => set('')}>
              {t('resources.noCategory')}
            </Button>
          ) : (
            <span />
          )}
          <Button type="submit" loading={isPending} disabled={text.trim() === ''}>
            {t('resources.apply')}
          </Button>
        </Group>
      </form>
    </Dialog>
  )
}
