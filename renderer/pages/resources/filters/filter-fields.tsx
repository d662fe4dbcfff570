import { MultiSelect, Select, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import {
  providers,
  type Since,
  sinceSchema,
  standings,
} from '../../../../electron/api/contract/resources.ts'
import { providerText } from '../../../../electron/words/provider.ts'
import { reasonText } from '../../../../electron/words/reason.ts'
import { api } from '../../../live/api.ts'
import { useFormat } from '../../../live/settings.ts'
import { useResourceView } from '../list/resource-filter.ts'
import { days, periods } from './periods.ts'

const within = { comboboxProps: { withinPortal: false }, clearable: true } as const

/** A field for each part by which the list is narrowed; each acts at once. */
export function FilterFields() {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  const { view, change } = useResourceView()
  const categories = useQuery(api.categories.list.queryOptions({ input: {} }))
  const tags = useQuery(api.tags.list.queryOptions({ input: {} }))
  const reasons = useQuery(api.resources.reasons.queryOptions())
  const imports = useQuery(api.resources.imports.queryOptions({ input: {} }))
  const since = (field: 'diedSince' | 'addedSince') => (
    <Select
      {...within}
      label={t(field === 'diedSince' ? 'column.died' : 'column.added')}
      placeholder={t('resources.anyTime')}
      value={view[field] === null ? null : String(view[field])}
      data={sinceOptions(view[field])}
      onChange={(value) =>
        change({
          [field]: value === null ? null : sinceSchema.options[1].parse(value),
        })
      }
    />
  )
  const sinceOptions = (chosen: Since | null) => [
    ...periods.map((count) => ({
      value: String(days(count)),
      label: t('resources.lastDays', { count }),
    })),
    ...(typeof chosen === 'number'
      ? [{ value: String(chosen), label: format.dateTime(chosen) }]
      : []),
  ]
  return (
    <Stack gap="sm">
      <MultiSelect
        {...within}
        label={t('column.provider')}
        value={view.provider}
        data={providers.map((value) => ({ value, label: providerText(i18n, value) }))}
        onChange={(values) => change({ provider: z.array(z.enum(providers)).parse(values) })}
      />
      <MultiSelect
        {...within}
        label={t('column.state')}
        value={view.health}
        data={standings.map((value) => ({ value, label: t(`health.${value}`) }))}
        onChange={(values) => change({ health: z.array(z.enum(standings)).parse(values) })}
      />
      <MultiSelect
        {...within}
        searchable
        limit={100}
        label={t('column.code')}
        value={view.code}
        data={[...new Set([...(reasons.data ?? []), ...view.code])].map((code) => ({
          value: code,
          label: reasonText(i18n, { code, reason: code, state: null }),
        }))}
        onChange={(code) => change({ code })}
      />
      <Select
        {...within}
        searchable
        limit={100}
        label={t('column.category')}
        value={view.category === '' ? null : view.category}
        data={(categories.data ?? []).map(({ name }) => name)}
        onChange={(category) => change({ category })}
      />
      <MultiSelect
        {...within}
        searchable
        limit={100}
        label={t('resources.tags')}
        value={view.tags}
        data={(tags.data ?? []).map(({ name }) => name)}
        onChange={(chosen) => change({ tags: chosen })}
      />
      {since('diedSince')}
      {since('addedSince')}
      <Select
        {...within}
        label={t('resources.import')}
        value={view.importId === null ? null : String(view.importId)}
        data={(imports.data ?? []).map(({ id, at, added }) => ({
          value: String(id),
          label: t('resources.importOf', { when: format.dateTime(at), count: added }),
        }))}
        onChange={(id) => change({ importId: id === null ? null : Number(id) })}
      />
    </Stack>
  )
}
