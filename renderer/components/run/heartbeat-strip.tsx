import { Tooltip } from '@mantine/core'
import { type KeyboardEvent, useRef, useState } from 'react'
import type { Tone } from '../../../electron/words/tone.ts'
import classes from './heartbeat-strip.module.css'

/** Pixels. */
const lowest = 6
const highest = 24

type Beat = {
  readonly id: number
  readonly tone: Tone
  /** Shown on hover, and read by screen readers. */
  readonly label: string
  /** How tall it stands, from 0 to 1; as tall as any without it. */
  readonly size?: number
}

type Props = {
  /** Oldest first. */
  readonly beats: readonly Beat[]
  /** Reserved places, so that a growing history does not move the page. */
  readonly places?: number
  readonly label: string
  readonly onOpen?: (id: number) => void
}

/** The last beats of a job or a link, newest at the right; one tab stop, arrows move along. */
export function HeartbeatStrip({ beats, places = 30, label, onOpen }: Props) {
  const shown = beats.slice(-places)
  const [place, setPlace] = useState<number | null>(null)
  const strip = useRef<HTMLFieldSetElement>(null)
  const current = Math.min(place ?? shown.length - 1, shown.length - 1)

  const move = (event: KeyboardEvent) => {
    const to = { ArrowLeft: current - 1, ArrowRight: current + 1, Home: 0, End: shown.length - 1 }
    const next = Object.entries(to).find(([key]) => key === event.key)?.[1]
    if (next === undefined || next < 0 || next >= shown.length) return
    event.preventDefault()
    setPlace(next)
    strip.current?.querySelectorAll('button')[next]?.focus()
  }

  return (
    <fieldset className={classes['root']} aria-label={label} ref={strip}>
      {Array.from({ length: places - shown.length }, (_, index) => (
        <span key={`empty-${index}`} className={classes['empty']} aria-hidden />
      ))}
      <Tooltip.Group openDelay={80} closeDelay={80}>
        {shown.map((beat, index) => (
          <Tooltip
            key={beat.id}
            label={beat.label}
            events={{ hover: true, focus: true, touch: true }}
            multiline
            maw={320}
          >
            <button
              type="button"
              className={classes['beat']}
              data-tone={beat.tone}
              aria-label={beat.label}
              style={
                beat.size === undefined
                  ? undefined
                  : { height: lowest + beat.size * (highest - lowest) }
              }
              tabIndex={index === current ? 0 : -1}
              onKeyDown={move}
              onClick={() => onOpen?.(beat.id)}
            />
          </Tooltip>
        ))}
      </Tooltip.Group>
    </fieldset>
  )
}
