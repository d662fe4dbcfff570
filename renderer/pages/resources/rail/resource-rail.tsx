import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Health } from '../../../../electron/api/contract/resources.ts'
import { providerText } from '../../../../electron/words/provider.ts'
import { api } from '../../../live/api.ts'
import { filterOf, type Narrowing, only, useResourceView } from '../list/resource-filter.ts'
import { useTotal } from '../list/resource-list.ts'
import { RailLink } from './rail-link.tsx'
import classes from './resource-rail.module.css'
import { SavedViews } from './saved-views.tsx'

const weekly = '7d'
/** Longer lists show the rest on request. */
const shownAtFirst = 8

type Entry = { readonly name: string; readonly count: number; readonly parts: Partial<Narrowing> }

/** The ways to look at the links, each with the number of links behind it. */
export function ResourceRail() {
  const { t, i18n } = useTranslation()
  const { view } = useResourceView()
  const { data: facets } = useQuery(
    api.views.facets.queryOptions({
      input: { text: view.text.trim() },
      placeholderData: keepPreviousData,
      gcTime: 0,
    }),
  )
  const died = only(view, { news: 'died' })
  const { total: newlyDead } = useTotal(filterOf(died))
  if (!facets) return <nav className={classes['root']} aria-label={t('resources.lists')} />
  const health = (health: Health | 'uncheckable') => (
    <RailLink
      view={only(view, { health: [health] })}
      name={t(`health.${health}`)}
      count={facets.health[health]}
    />
  )
  return (
    <nav className={classes['root']} aria-label={t('resources.lists')}>
      <ul>
        <RailLink view={only(view, {})} name={t('common.all')} {...facets.all} />
        <RailLink view={died} name={t('resources.news.died')} count={newlyDead} />
        <RailLink
          view={only(view, { diedSince: weekly })}
          name={t('resources.diedThisWeek')}
          count={facets.diedThisWeek}
        />
        {health('alive')}
        {health('dead')}
        {health('undecided')}
        {health('uncheckable')}
        {health('unchecked')}
        <RailLink
          view={only(view, { archived: 'only' })}
          name={t('resources.archived')}
          count={facets.archived}
        />
      </ul>
      <SavedViews tallies={facets.views} />
      <Section
        name={t('column.category')}
        entries={facets.categories
          .filter(({ name, count }) => count > 0 || name !== '')
          .map(({ name, count }) => ({
            name: name || t('common.none'),
            count,
            parts: { category: name },
          }))}
      />
      <Section
        name={t('resources.tags')}
        entries={facets.tags.map(({ name, count }) => ({ name, count, parts: { tags: [name] } }))}
      />
      <Section
        name={t('column.provider')}
        entries={facets.providers
          .toSorted((one, other) => other.count - one.count)
          .map(({ provider, count }) => ({
            name: providerText(i18n, provider),
            count,
            parts: { provider: [provider] },
          }))}
      />
    </nav>
  )
}

function Section({ name, entries }: { readonly name: string; readonly entries: readonly Entry[] }) {
  const { t } = useTranslation()
  const { view } = useResourceView()
  const [isWhole, setWhole] = useState(false)
  if (entries.length === 0) return null
  const shown = isWhole ? entries : entries.slice(0, shownAtFirst)
  return (
    <section>
      <h2>{name}</h2>
      <ul>
        {shown.map(({ parts, ...entry }) => (
          <RailLink key={JSON.stringify(parts)} view={only(view, parts)} {...entry} />
        ))}
      </ul>
      {entries.length > shownAtFirst && (
        <button type="button" className={classes['more']} onClick={() => setWhole(!isWhole)}>
          {isWhole
            ? t('resources.fewer')
            : t('resources.more', { number: entries.length - shownAtFirst })}
        </button>
      )}
    </section>
  )
}
