import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../../live/api.ts'
import { useFormat } from '../../../live/settings.ts'
import { filterOf, isFiltered, type ResourceView } from './resource-filter.ts'
import classes from './resource-toolbar.module.css'

/** The number of links, and of those that match the filters. */
export function ResourceCount({ view }: { readonly view: ResourceView }) {
  const { t } = useTranslation()
  const format = useFormat()
  const options = { placeholderData: keepPreviousData }
  const all = useQuery(api.resources.count.queryOptions({ input: {}, ...options }))
  const found = useQuery(
    api.resources.count.queryOptions({ input: { filter: filterOf(view) }, ...options, gcTime: 0 }),
  )
  if (all.data === undefined || found.data === undefined) return null
  const total = format.number(all.data)
  return (
    <output className={classes['count']}>
      {isFiltered(view)
        ? t('resources.nOfTotal', { shown: format.number(found.data), total })
        : t('resources.total', { count: all.data, total })}
    </output>
  )
}
