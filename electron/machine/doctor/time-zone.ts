import type { Finding } from '../../engine/model/doctor/finding.ts'
import { processZone } from '../../engine/time/process-zone.ts'
import { isTimeZone } from '../../engine/time/time-zone.ts'
import type { Words } from '../../words/catalogue.ts'
import { schedulerTimeZone } from '../first-time-zone.ts'
import { good, odd } from './finding.ts'

/** Which zone schedules follow, and whether it is likely to be meant; `chosen` is that of the settings. */
export function zoneFindings(chosen: string, words: Words): Finding[] {
  return [zone(chosen, words), ...namedZone(words)]
}

function zone(chosen: string, { t }: Words): Finding {
  const { zone: machine, unreadable } = processZone()
  if (chosen !== 'system' && !isTimeZone(chosen)) {
    return odd('zone', 'bad', chosen, t('doctor.advice.zoneUnknown'))
  }
  if (chosen === 'system' && unreadable !== null) {
    const found = t('doctor.zoneUnreadable', { name: unreadable, machine })
    return odd('zone', 'bad', found, t('doctor.advice.zoneUtc'))
  }
  if (chosen === 'system' && /^(?:UTC|Etc\/(?!GMT[+-]?[1-9]))/.test(machine)) {
    return odd('zone', 'warn', t('doctor.zoneOf', { machine }), t('doctor.advice.zoneUtc'))
  }
  return good(
    'zone',
    chosen === 'system'
      ? t('doctor.zoneOf', { machine })
      : t('doctor.zoneChosen', { chosen, machine }),
  )
}

/** SCHEDULER_TIMEZONE, where it is set to what cannot be taken. */
function namedZone({ t }: Words): Finding[] {
  const named = schedulerTimeZone()
  return named?.zone === null
    ? [odd('zone', 'warn', named.name, t('doctor.advice.zoneVariable'))]
    : []
}
