import { type Reason, reasonsOf } from '../../model/message.ts'
import { Refusal } from '../../model/refusal.ts'
import type { FaultDetails, FaultKind } from '../../model/saving/fault.ts'

/** Why folders could not be listed, in English; `folderFault` of the words has each language. */
export const folderFaults = {
  login: 'The account has to be signed in again ({{why}}).',
  limited: 'The drive wants to be left alone for now ({{why}}). Try again in some minutes.',
  gone: 'What was to be listed is not there any more ({{why}}).',
  passcode: 'The passcode of the share is missing or wrong ({{why}}).',
  incomplete: 'The drive listed other than it counted ({{why}}). Try again.',
  network: 'No answer came ({{why}}). Try again.',
  unknown: 'The drive refused, or answered something that is not known ({{why}}).',
} as const

const faultOf: Readonly<Record<FaultKind, keyof typeof folderFaults>> = {
  dead: 'gone',
  blocked: 'gone',
  'no-folder': 'gone',
  passcode: 'passcode',
  login: 'login',
  limited: 'limited',
  incomplete: 'incomplete',
  network: 'network',
  full: 'unknown',
  'too-many': 'unknown',
  'own-share': 'unknown',
  'name-taken': 'unknown',
  unreadable: 'unknown',
  unknown: 'unknown',
}

const folderFault = reasonsOf('folderFault', folderFaults)

/** A refusal to list folders, for what the drive said. */
export function foldersUnread(details: FaultDetails, options?: ErrorOptions): Refusal {
  return new Refusal('SAVING_FOLDERS_UNREAD', reasonOf(details), options)
}

function reasonOf({ code, kind, words }: FaultDetails): Reason {
  const why = words === '' ? code : `${words} (${code})`
  return folderFault(faultOf[kind], { why })
}
