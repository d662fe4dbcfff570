import { useEffect, useRef } from 'react'
import uPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import type { Tone } from '../../../../electron/words/tone.ts'
import classes from './stacked-bars.module.css'

type Props = {
  /** A list for each series, the lowest first; a value for each bar. */
  readonly values: readonly (readonly number[])[]
  /** A tone for each series. */
  readonly tones: readonly Tone[]
}

const { bars } = uPlot.paths

/** Bars on top of each other, drawn and nothing else: whoever shows them says in words what they tell. */
export function StackedBars({ values, tones }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const names = tones.join(' ')

  useEffect(() => {
    const element = box.current
    if (!element) return
    const size = () => ({ width: element.clientWidth, height: element.clientHeight })
    const colours = names.split(' ').map((tone) => colourOf(element, tone))
    const plot = new uPlot(
      optionsFor(colours, size(), values[0]?.length ?? 0),
      stacked(values),
      element,
    )
    const observer = new ResizeObserver(() => plot.setSize(size()))
    observer.observe(element)
    return () => {
      observer.disconnect()
      plot.destroy()
    }
  }, [names, values])

  return <div ref={box} className={classes['root']} aria-hidden />
}

// uPlot draws each series from the bottom on, so the highest comes first and the others cover it.
function stacked(values: readonly (readonly number[])[]): uPlot.AlignedData {
  const count = values[0]?.length ?? 0
  let below: readonly number[] = Array.from({ length: count }, () => 0)
  const tops = values.map((series) => {
    below = series.map((value, index) => value + (below[index] ?? 0))
    return [...below]
  })
  return [Array.from({ length: count }, (_, index) => index), ...tops.toReversed()]
}

function optionsFor(
  colours: readonly string[],
  size: { readonly width: number; readonly height: number },
  count: number,
): uPlot.Options {
  const paths = bars?.({ size: [0.75, 40], radius: 0.08 })
  return {
    ...size,
    pxAlign: true,
    legend: { show: false },
    cursor: { show: false },
    axes: [{ show: false }, { show: false }],
    padding: [4, 0, 4, 0],
    scales: {
      // Half a bar at each end, so that each stands above its button; of one bar alone uPlot would not know how wide it is.
      x: { time: false, range: () => [-0.5, count - 0.5] },
      y: { range: (_, __, high) => [0, Math.max(high, 1)] },
    },
    series: [
      {},
      ...colours.toReversed().map((fill) => ({
        fill,
        width: 0,
        points: { show: false },
        ...(paths ? { paths } : {}),
      })),
    ],
  }
}

/** The colour of a tone as a canvas takes it; the variable itself holds one for each theme. */
function colourOf(element: HTMLElement, tone: string): string {
  const probe = element.appendChild(document.createElement('i'))
  probe.style.color = `var(--tone-${tone})`
  const { color } = getComputedStyle(probe)
  probe.remove()
  return color
}
