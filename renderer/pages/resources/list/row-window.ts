import { useEffect, useEffectEvent, useState } from 'react'

// The highest that a list is laid out. Chromium has no more than 33,554,400 px and Firefox 17,895,697, and a browser
// draws every whole pixel only up to here, as positions are floats of 24 bits.
export const highestList = 2 ** 24

/** Rows above and below those on screen. */
const spare = 12

type Extent = {
  readonly count: number
  readonly rowHeight: number
  /** The height in which rows are seen, without what stands above them. */
  readonly seen: number
}

/** The rows that are drawn, and where: all in pixels of the list as it is laid out. */
export type RowWindow = {
  readonly height: number
  readonly first: number
  /** The row after the last. */
  readonly end: number
  /** How far the rows are moved, each from its place in a list of any height. */
  readonly shift: number
}

/** How much more there is of the list than is laid out: 1 up to some 460,000 rows. */
function scaleOf({ count, rowHeight, seen }: Extent): number {
  const whole = count * rowHeight
  return whole <= highestList ? 1 : (whole - seen) / (highestList - seen)
}

/** What is to be drawn where the list is scrolled to `top`. */
export function windowAt(extent: Extent, top: number): RowWindow {
  const { count, rowHeight, seen } = extent
  const height = Math.min(count * rowHeight, highestList)
  const lowest = Math.max(height - seen, 0)
  // What is scrolled beyond the last row is not scaled.
  const offset = Math.round(Math.min(top, lowest) * scaleOf(extent) + Math.max(top - lowest, 0))
  const firstSeen = Math.floor(offset / rowHeight)
  const end = Math.min(count, firstSeen + Math.ceil(seen / rowHeight) + 1 + spare)
  return {
    height,
    first: Math.max(0, Math.min(firstSeen, count) - spare),
    end,
    shift: Math.round(top) - offset,
  }
}

/** Where to scroll from `top` so that a row is seen whole. */
export function topFor(extent: Extent, top: number, index: number): number {
  const { rowHeight, seen } = extent
  const scale = scaleOf(extent)
  const start = index * rowHeight
  const offset = top * scale
  if (start < offset) return start / scale
  if (start + rowHeight > offset + seen) return (start + rowHeight - seen) / scale
  return top
}

type Options = Omit<Extent, 'seen'> & {
  /** Null until it is mounted. */
  readonly scroller: HTMLElement | null
  /** The height of what stands above the rows while they are scrolled. */
  readonly headHeight: number
}

/** The rows on screen of a list of any length, all of one height. */
export function useRowWindow({ scroller, headHeight, count, rowHeight }: Options) {
  const [place, setPlace] = useState({ top: 0, seen: 0 })
  const read = useEffectEvent(() => {
    if (!scroller) return
    const { clientHeight, scrollTop: top } = scroller
    const seen = Math.max(clientHeight - headHeight, 0)
    setPlace((before) => (before.top === top && before.seen === seen ? before : { top, seen }))
  })
  useEffect(() => {
    if (!scroller) return
    const observer = new ResizeObserver(() => read())
    observer.observe(scroller)
    const onScroll = () => read()
    scroller.addEventListener('scroll', onScroll, { passive: true })
    return () => {
      observer.disconnect()
      scroller.removeEventListener('scroll', onScroll)
    }
  }, [scroller])
  const extent = { count, rowHeight, seen: place.seen }
  return {
    ...windowAt(extent, place.top),
    scrollTo: (index: number) => {
      scroller?.scrollTo({ top: topFor(extent, scroller.scrollTop, index) })
    },
  }
}
