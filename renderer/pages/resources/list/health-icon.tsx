import {
  IconCircleCheck,
  IconCircleDashed,
  IconCircleX,
  IconEyeOff,
  IconHelpCircle,
} from '@tabler/icons-react'
import type { Resource } from '../../../../electron/api/contract/resources.ts'
import { healthTone } from '../../../../electron/words/health.ts'

const icons = {
  alive: IconCircleCheck,
  dead: IconCircleX,
  undecided: IconHelpCircle,
  unchecked: IconCircleDashed,
  uncheckable: IconEyeOff,
} as const

/** How a link stands, as a sign beside a text with the same meaning. */
export function HealthIcon({ health }: Pick<Resource, 'health'>) {
  const Icon = icons[health]
  const tone = healthTone[health]
  return <Icon size={16} stroke={1.8} data-tone={tone} color="var(--tone-text)" aria-hidden />
}
