import {
  IconCircleCheck,
  IconCircleDashed,
  IconCircleX,
  IconEyeOff,
  IconHelpCircle,
} from '@tabler/icons-react'
import type { Resource } from '../../../../electron/api/contract/resources.ts'

const icons = {
  alive: { Icon: IconCircleCheck, tone: 'good' },
  dead: { Icon: IconCircleX, tone: 'bad' },
  undecided: { Icon: IconHelpCircle, tone: 'warn' },
  unchecked: { Icon: IconCircleDashed, tone: 'idle' },
  uncheckable: { Icon: IconEyeOff, tone: 'idle' },
} as const

/** How a link stands, as a sign beside a text with the same meaning. */
export function HealthIcon({ health }: Pick<Resource, 'health'>) {
  const { Icon, tone } = icons[health]
  return <Icon size={16} stroke={1.8} data-tone={tone} color="var(--tone-text)" aria-hidden />
}
