import { useTranslation } from 'react-i18next'
import type { Check } from '../../../../electron/api/contract/resources.ts'
import { useFormat } from '../../../live/settings.ts'
import classes from './resource-details.module.css'

const width = 300
const height = 36

/** How long the answers took, oldest at the left; nothing for fewer than two. */
export function LatencyLine({ checks }: { readonly checks: readonly Check[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const times = checks.map(({ latencyMs }) => latencyMs).toReversed()
  if (times.length < 2) return null
  const most = Math.max(...times, 1)
  const sorted = times.toSorted((a, b) => a - b)
  const middle = sorted[Math.floor(sorted.length / 2)] ?? 0
  const points = times
    .map((ms, index) => {
      const x = (index / (times.length - 1)) * width
      return `${x.toFixed(1)},${(height - 2 - (ms / most) * (height - 4)).toFixed(1)}`
    })
    .join(' ')
  const told = t('resource.latencyTold', {
    middle: format.duration(middle),
    most: format.duration(most),
  })
  return (
    <figure className={classes['latency']}>
      <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true">
        <polyline points={points} vectorEffect="non-scaling-stroke" />
      </svg>
      <figcaption>{told}</figcaption>
    </figure>
  )
}
