import { Button, Pill } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Since } from '../../../../electron/api/contract/resources.ts'
import { providerText } from '../../../../electron/words/provider.ts'
import { reasonText } from '../../../../electron/words/reason.ts'
import { api } from '../../../live/api.ts'
import { useFormat } from '../../../live/settings.ts'
import { useUndoImport } from '../import/undo-import.ts'
import { isFiltered, type Narrowing, useResourceView } from '../list/resource-filter.ts'
import { SaveView } from '../rail/save-view.tsx'
import classes from './filter-chips.module.css'
import { daysOf } from './periods.ts'

type Chip = {
  readonly name: string
  readonly value: string
  /** What is left of the filter without it. */
  readonly rest: Partial<Narrowing>
}

/** What narrows the list, each part with a button that takes it away. */
export function FilterChips() {
  const { t } = useTranslation()
  const { view, change, clearFilters } = useResourceView()
  const chips = useChips()
  if (!isFiltered(view)) return null
  return (
    <div className={classes['root']}>
      {chips.map(({ name, value, rest }) => {
        const text = t('resources.chip', { name, value })
        return (
          <Pill
            key={text}
            withRemoveButton
            onRemove={() => change(rest)}
            removeButtonProps={{
              'aria-hidden': false,
              'aria-label': t('resources.removeFilter', { filter: text }),
              tabIndex: 0,
            }}
          >
            {text}
          </Pill>
        )
      })}
      <Button variant="subtle" size="compact-sm" onClick={clearFilters}>
        {t('common.clearFilters')}
      </Button>
      <SaveView />
      <UndoImport />
    </div>
  )
}

/** Takes back the import that the list shows. */
function UndoImport() {
  const { t } = useTranslation()
  const { view, change } = useResourceView()
  const { importId } = view
  const undo = useUndoImport(() => change({ importId: null }))
  if (importId === null) return null
  return (
    <Button variant="subtle" size="compact-sm" onClick={() => undo(importId)}>
      {t('import.undo')}
    </Button>
  )
}

// A day of the calendar, also the one on which the clocks go back.
const longestDayMs = 25 * 3_600_000

/** Since when, and before when; both as one where they are two times. */
function useDiedChips(since: (at: Since) => string): readonly Chip[] {
  const { t } = useTranslation()
  const format = useFormat()
  const { diedBefore: until, diedSince: from } = useResourceView().view
  const name = t('column.died')
  if (until !== null && typeof from === 'number') {
    const isDay = until - from <= longestDayMs
    const both = { from: format.dateTime(from), until: format.dateTime(until) }
    const value = isDay ? format.day(from) : t('resources.between', both)
    return [{ name, value, rest: { diedSince: null, diedBefore: null } }]
  }
  return [
    ...(from === null ? [] : [{ name, value: since(from), rest: { diedSince: null } }]),
    ...(until === null
      ? []
      : [
          {
            name: t('resources.diedBefore'),
            value: format.dateTime(until),
            rest: { diedBefore: null },
          },
        ]),
  ]
}

function useChips(): readonly Chip[] {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  const { view } = useResourceView()
  const { importId } = view
  const imports = useQuery(
    api.resources.imports.queryOptions({ input: {}, enabled: importId !== null }),
  )
  const since = (at: Since) => {
    const count = daysOf(at)
    return count === undefined ? format.dateTime(Number(at)) : t('resources.lastDays', { count })
  }
  const one = <Value,>(value: Value | null, name: string, text: (value: Value) => string) =>
    value === null ? [] : [{ name, value: text(value) }]
  const imported = imports.data?.find(({ id }) => id === importId)
  return [
    ...view.health.map((health) => ({
      name: t('column.state'),
      value: t(`health.${health}`),
      rest: { health: view.health.filter((other) => other !== health) },
    })),
    ...view.provider.map((provider) => ({
      name: t('column.provider'),
      value: providerText(i18n, provider),
      rest: { provider: view.provider.filter((other) => other !== provider) },
    })),
    ...view.code.map((code) => ({
      name: t('column.code'),
      value: reasonText(i18n, { code, reason: code, state: null }),
      rest: { code: view.code.filter((other) => other !== code) },
    })),
    ...one(view.category, t('column.category'), (name) => name || t('common.none')).map((chip) => ({
      ...chip,
      rest: { category: null },
    })),
    ...view.tags.map((tag) => ({
      name: t('resources.tags'),
      value: tag,
      rest: { tags: view.tags.filter((other) => other !== tag) },
    })),
    ...useDiedChips(since),
    ...one(view.addedSince, t('column.added'), since).map((chip) => ({
      ...chip,
      rest: { addedSince: null },
    })),
    ...one(view.checkedBefore, t('resources.checkedBefore'), format.dateTime.bind(format)).map(
      (chip) => ({ ...chip, rest: { checkedBefore: null } }),
    ),
    ...one(view.importId, t('resources.import'), (id) =>
      imported ? format.dateTime(imported.at) : String(id),
    ).map((chip) => ({ ...chip, rest: { importId: null } })),
    ...one(view.isExpired, t('column.state'), (isExpired) =>
      t(isExpired ? 'health.dead' : 'resources.notDead'),
    ).map((chip) => ({ ...chip, rest: { isExpired: null } })),
    ...one(view.news, t('resources.awaitingReview'), (news) => t(`resources.news.${news}`)).map(
      (chip) => ({ ...chip, rest: { news: null } }),
    ),
    ...one(view.archived, t('resources.archived'), (archived) =>
      t(`resources.archivedWhich.${archived}`),
    ).map((chip) => ({ ...chip, rest: { archived: null } })),
  ]
}
