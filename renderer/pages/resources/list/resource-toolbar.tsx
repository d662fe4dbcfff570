import { SegmentedControl, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { healths, providers } from '../../../../electron/api/contract/resources.ts'
import { providerText } from '../../../../electron/words/provider.ts'
import { SearchField } from '../../../components/form/search-field.tsx'
import { api } from '../../../live/api.ts'
import { useFormat } from '../../../live/settings.ts'
import { type ResourceView, useResourceView } from './resource-filter.ts'
import classes from './resource-toolbar.module.css'

/** Filters the list. */
export function ResourceToolbar({ view }: { readonly view: ResourceView }) {
  const { t, i18n } = useTranslation()
  const { change } = useResourceView()
  const format = useFormat()
  const health = useQuery(api.resources.health.queryOptions())
  const counts = health.data
  const total = counts && counts.alive + counts.dead + counts.undecided + counts.unchecked
  // The counts are of all links and would mislead next to another filter; their space is kept.
  const isNarrowed = view.text !== '' || view.provider !== null
  const label = (name: string, number: number | undefined) => (
    <span className={classes['segment']}>
      {name}
      {number !== undefined && <small data-hidden={isNarrowed}>{format.compact(number)}</small>}
    </span>
  )
  return (
    <div className={classes['root']}>
      <div className={classes['search']}>
        <SearchField
          label={t('resources.search')}
          value={view.text}
          onChange={(text) => change({ text }, { replace: true })}
        />
      </div>
      <Select
        className={classes['provider']}
        aria-label={t('column.provider')}
        value={view.provider ?? ''}
        allowDeselect={false}
        data={[
          { value: '' as const, label: t('resources.allProviders') },
          ...providers.map((value) => ({ value, label: providerText(i18n, value) })),
        ]}
        maxDropdownHeight={320}
        onChange={(value) => change({ provider: value || null })}
      />
      <SegmentedControl
        aria-label={t('resources.health')}
        value={view.health ?? ''}
        data={[
          { value: '' as const, label: label(t('common.all'), total) },
          ...healths.map((value) => ({
            value,
            label: label(t(`health.${value}`), counts?.[value]),
          })),
        ]}
        onChange={(value) => change({ health: value || null })}
      />
    </div>
  )
}
