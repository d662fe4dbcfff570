import { type Message, type Reason, reasonsOf, type Translatable } from '../message.ts'

const codes = {
  CERT_UNKNOWN: 'its certificate is signed by an authority that this machine does not know',
  EACCES: 'this user has not the right to',
  EADDRNOTAVAIL: 'this computer has no such address',
  EBUSY: 'another program holds it',
  ECONNREFUSED: 'nothing answers there',
  ECONNRESET: 'the connection was cut',
  EDQUOT: 'your share of the disk is used up',
  EEXIST: 'there is one of that name already',
  EFBIG: 'the disk takes no file of that size',
  EHOSTUNREACH: 'no way leads there',
  EIO: 'the disk reports an error',
  EISDIR: 'it is a folder',
  ELOOP: 'its links lead round in a circle',
  EMFILE: 'too many files are open',
  ENAMETOOLONG: 'its name is too long',
  ENOENT: 'there is no such file or folder',
  ENOMEM: 'there is no memory left',
  ENOSPC: 'no room is left on the disk',
  ENOTDIR: 'its path leads through something that is no folder',
  ENOTEMPTY: 'the folder is not empty',
  ENOTFOUND: 'the network knows no such name',
  EPERM: 'the system does not permit it',
  EROFS: 'it can only be read',
  ETIMEDOUT: 'no answer came in time',
  SQLITE_CANTOPEN: 'its file cannot be opened',
  SQLITE_CORRUPT: 'a part of it is damaged',
  SQLITE_NOTADB: 'it is no database',
  SQLITE_PROTOCOL: 'its disk does not let files be locked',
} as const

// What means the same to a person.
const others: ReadonlyMap<string, keyof typeof codes> = new Map([
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'CERT_UNKNOWN'],
  ['ENETUNREACH', 'EHOSTUNREACH'],
  ['ENFILE', 'EMFILE'],
  ['ETXTBSY', 'EBUSY'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'CERT_UNKNOWN'],
  ['SQLITE_BUSY', 'EBUSY'],
  ['SQLITE_FULL', 'ENOSPC'],
  ['SQLITE_IOERR', 'EIO'],
  ['SQLITE_LOCKED', 'EBUSY'],
  ['SQLITE_NOMEM', 'ENOMEM'],
  ['SQLITE_READONLY', 'EROFS'],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'CERT_UNKNOWN'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'CERT_UNKNOWN'],
])

/**
 * Why a file, a port or a database cannot be used, by the system's code or SQLite's, as a part of a sentence in English;
 * `systemFault` of the words has each language.
 */
export const systemFaults = {
  ...codes,
  noFile: 'it is no file',
  tooLarge: 'it is larger than {{most}} MB',
  /** There is no sentence of ours for it: what another program calls it stands in quotes. */
  said: '“{{words}}”',
  of: '{{file}}: {{reason}}',
} as const

export const systemFault = reasonsOf('systemFault', systemFaults)

/** An error that has its reason from us. */
export class Fault extends Error implements Reason {
  override readonly name: string = 'Fault'
  readonly reason: string
  readonly because: Message

  constructor({ because, reason }: Reason, options?: ErrorOptions) {
    super(reason, options)
    this.because = because
    this.reason = reason
  }
}

/** What is said of an error: ours in the language of whoever reads it, any other as it is written. */
export function saidOf(error: unknown): Translatable {
  if (error instanceof Fault) return error.because
  return error instanceof Error ? error.message : String(error)
}

/** Why something failed: in our words where the error has a code we know, else in its own. */
export function systemReason(error: unknown): Reason {
  return knownReason(error) ?? said(error instanceof Error ? error.message : String(error))
}

/** The same of a request: what the network said lies below what is said of the request. */
export function requestReason(error: unknown): Reason {
  const cause = error instanceof Error ? error.cause : undefined
  return knownReason(cause) ?? systemReason(error)
}

/** The same of an error whose code we know; undefined for any other. */
export function knownReason(error: unknown): Reason | undefined {
  if (error instanceof Fault) return { because: error.because, reason: error.reason }
  if (!(error instanceof Error && 'code' in error)) return undefined
  // The second part of a code of SQLite says more than a person can act on. https://sqlite.org/rescode.html
  const [code = ''] = /^(?:SQLITE_)?[A-Z]+/.exec(String(error.code)) ?? []
  const known = others.get(String(error.code)) ?? others.get(code) ?? code
  return isKnown(known) ? systemFault(known, {}) : undefined
}

/** What another program said, as it said it. */
export function said(words: string): Reason {
  return systemFault('said', { words })
}

function isKnown(code: string): code is keyof typeof codes {
  return Object.hasOwn(codes, code)
}
