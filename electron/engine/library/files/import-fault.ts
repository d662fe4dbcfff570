import { type Reason, reasonsOf } from '../../model/message.ts'
import { Refusal } from '../../model/refusal.ts'

/** Why a file cannot be read, in English; `importFault` of the words has each language. */
export const importFaults = {
  table: 'This table',
  tableNear: 'This table, near line {{line}},',
  quoteOpen:
    '{{table}} opens a quote that is never closed. Mend it, or import the file as plain text.',
  quotes:
    '{{table}} has quotes that do not match; a quote inside quotes is written twice. Mend it, or import the file as plain text.',
  sqlCut:
    'This dump is cut off or damaged: what begins on line {{line}} with a quote or a comment never ends.',
  xlsxNoSheet: 'This Excel file (.xlsx) is damaged: it holds no sheet. Save it anew, or as CSV.',
  xlsxPacked: 'This Excel file (.xlsx) is damaged: it cannot be unpacked. Save it anew, or as CSV.',
  memory:
    'Reading this file takes more than {{mb}} MB of memory. Split it, and import one part after the other.',
  slow: 'Reading this file got nowhere for {{seconds}} seconds. Save it anew, or split it.',
  jsonNoLink: 'This JSON holds no link, and no list that could hold any.',
  jsonEmpty: 'This is not valid JSON: it is empty.',
  jsonCut: 'This is not valid JSON: it breaks off in the middle, and may have been cut off.',
  jsonBroken: 'This is not valid JSON: it breaks off on line {{line}}, at character {{at}}.',
  noQuarkConfig: 'This JSON is no quark_config.json.',
} as const

export const importFault = reasonsOf('importFault', importFaults)

/** A refusal of a file; nothing of it is read. */
export function importUnreadable(fault: Reason, options?: ErrorOptions) {
  return new Refusal('IMPORT_UNREADABLE', fault, options)
}
