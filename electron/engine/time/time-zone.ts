import type { Reason } from '../model/message.ts'
import { scheduleFault, scheduleInvalid } from './schedule-fault.ts'

// Asked at every step of every schedule, while a format takes longer to make than the step.
const known = new Set<string>()

// Abbreviations that ICU takes for the zone of one country where others use them too: CST is also China's. Those of
// https://docs.oracle.com/javase/8/docs/api/java/time/ZoneId.html#SHORT_IDS that are no names of IANA's.
const abbreviations = new Set(
  'ACT AET AGT ART AST BET BST CAT CNT CST CTT EAT ECT IET IST JST MIT NET NST PLT PNT PRT PST SST VST'.split(
    ' ',
  ),
)

export function isTimeZone(name: string): boolean {
  if (known.has(name)) return true
  if (isAbbreviation(name)) return false
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions()
    known.add(name)
    return timeZone !== ''
  } catch {
    return false
  }
}

/** Throws `SCHEDULE_INVALID` for a zone that does not exist. */
export function requireTimeZone(name: string): void {
  if (isTimeZone(name)) return
  throw scheduleInvalid('timeZone', whyNot(name))
}

function isAbbreviation(name: string): boolean {
  return abbreviations.has(name.toUpperCase())
}

function whyNot(text: string): Reason {
  if (isAbbreviation(text)) return scheduleFault('severalZones', { text })
  const [, sign, hours] = /^(?:GMT|UTC)([+-])(\d{1,2})$/i.exec(text) ?? []
  return sign === undefined || hours === undefined
    ? scheduleFault('noZone', { text })
    : scheduleFault('offsetZone', { text, offset: `${sign}${hours.padStart(2, '0')}:00` })
}
