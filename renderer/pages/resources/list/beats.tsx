import { VisuallyHidden } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Beats } from '../../../../electron/api/contract/resources.ts'
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

/** The last answers of a link, the newest at the right. */
export function BeatStrip({ beats }: { readonly beats: Beats['beats'] }) {
  const { t } = useTranslation()
  const count = (life: Beats['beats'][number]) => beats.filter((beat) => beat === life).length
  const label =
    beats.length === 0
      ? t('resources.noBeats')
      : t('resources.beats', {
          alive: count('alive'),
          dead: count('dead'),
          undecided: count('undecided'),
        })
  return (
    <span className={classes['root']} title={label}>
      <VisuallyHidden>{label}</VisuallyHidden>
      {Array.from({ length: places }, (_, place) => {
        const beat = beats[place - places + beats.length]
        return <i key={place} data-tone={beat && healthTone[beat]} />
      })}
    </span>
  )
}
