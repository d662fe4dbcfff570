import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Whether Linux runs on battery; null where it tells of no power supply at all.
 * https://www.kernel.org/doc/Documentation/ABI/testing/sysfs-class-power
 */
export function isOnBattery(folder = '/sys/class/power_supply'): boolean | null {
  const supplies = suppliesIn(folder)
  if (supplies.length === 0) return null
  // The battery of a mouse is of scope `Device`.
  const own = supplies.filter(({ scope }) => scope !== 'Device')
  if (own.some(({ online, type }) => type !== 'Battery' && online === '1')) return false
  return own.some(({ status, type }) => type === 'Battery' && status === 'Discharging')
}

function suppliesIn(folder: string) {
  try {
    return readdirSync(folder).map((name) => {
      const read = (file: string) => textIn(join(folder, name, file))
      return {
        type: read('type'),
        scope: read('scope'),
        online: read('online'),
        status: read('status'),
      }
    })
  } catch {
    return []
  }
}

/** Undefined for a file that is not there, or cannot be read just now. */
function textIn(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    return undefined
  }
}
