import { VisuallyHidden } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Beats, Resource } from '../../../../electron/api/contract/resources.ts'
import { healthTone } from '../../../../electron/words/health.ts'
import { api } from '../../../live/api.ts'
import classes from './beats.module.css'

const places = 14

/** The last answers of the links on screen, by their ids; of others once the list stands still. */
export function useBeats(ids: readonly number[]): ReadonlyMap<number, Beats> {
  const [key] = useDebouncedValue(ids.join(' '), 120, { leading: true })
  const { data } = useQuery(
    api.resources.beats.queryOptions({
      input: { ids: key.split(' ').map(Number) },
      enabled: key !== '',
      placeholderData: keepPreviousData,
      gcTime: 0,
    }),
  )
  return useMemo(() => new Map(data?.map((beats) => [beats.id, beats])), [data])
}

type Props = { readonly beats: Beats['beats']; readonly health: Resource['health'] }

/** The last answers of a link that stands so, the newest at the right. */
export function BeatStrip({ beats, health }: Props) {
  const { t } = useTranslation()
  const count = (life: Beats['beats'][number]) => beats.filter((beat) => beat === life).length
  const sums = { alive: count('alive'), dead: count('dead'), undecided: count('undecided') }
  const known = beats.length === 0 ? t('resources.noBeats') : t('resources.beats', sums)
  // Of a drive that answers nobody no answer is missing.
  const isUncheckable = health === 'uncheckable'
  const label = isUncheckable ? t('health.uncheckable') : known
  return (
    <span className={classes['root']} title={label}>
      <VisuallyHidden>{label}</VisuallyHidden>
      {Array.from({ length: places }, (_, place) => {
        const beat = beats[place - places + beats.length]
        return <i key={place} data-tone={beat && healthTone[isUncheckable ? health : beat]} />
      })}
    </span>
  )
}
