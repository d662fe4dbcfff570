import { VisuallyHidden } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { i18n as I18n } from 'i18next'
import { useMemo } from 'react'
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

type Props = {
  readonly beats: Beats['beats']
  readonly health: Resource['health']
  readonly i18n: I18n
}

// A stroke with round ends, in units of the strip.
const stroke = (place: number) => `M${place * 6 + 2} 2v10`

/** The last answers of a link that stands so, the newest at the right. */
export function BeatStrip({ beats, health, i18n }: Props) {
  const count = (life: Beats['beats'][number]) => beats.filter((beat) => beat === life).length
  const sums = { alive: count('alive'), dead: count('dead'), undecided: count('undecided') }
  const known = beats.length === 0 ? i18n.t('resources.noBeats') : i18n.t('resources.beats', sums)
  // Of a drive that answers nobody no answer is missing.
  const isUncheckable = health === 'uncheckable'
  const label = isUncheckable ? i18n.t('health.uncheckable') : known
  const tones = Array.from({ length: places }, (_, place) => {
    const beat = beats[place - places + beats.length]
    return beat && healthTone[isUncheckable ? health : beat]
  })
  // A path a tone rather than an element an answer: forty strips are drawn anew for each turn of a wheel.
  const drawn = [...new Set(tones)]
  const pathOf = (tone: (typeof tones)[number]) =>
    tones.map((each, place) => (each === tone ? stroke(place) : '')).join('')
  return (
    <span className={classes['root']} title={label}>
      <VisuallyHidden>{label}</VisuallyHidden>
      <svg width={places * 6 - 2} height={14} aria-hidden>
        {drawn.map((tone) => (
          <path key={tone ?? 'none'} data-tone={tone} d={pathOf(tone)} />
        ))}
      </svg>
    </span>
  )
}
