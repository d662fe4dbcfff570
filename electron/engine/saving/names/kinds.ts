import type { Siblings } from './siblings.ts'

/** Signs of pieces beside the episodes. Behind a sign in Latin letters stands its number, or nothing more of a word. */
const extra =
  /(?<![a-z])(?:sp|ova|oad|nc(?:op|ed)|pv|cm|menu)[ ._]?\d{0,2}(?![\da-z\u4E00-\u9FFF])|(?<![a-z])(?:op|ed)\d{1,2}(?![\da-z])|特别篇|番外|特典|先导|预告|加更|片花|(?<![含附带有+＋&])(?:花絮|彩蛋)/iu

/** At the beginning or the end of a name: an episode may have such a title. */
const clip =
  /^(?:sample|trailer|teaser|preview)(?![a-z])|(?<![a-z])(?:sample|trailer|teaser|preview)\d{0,2}(?:\.[a-z\d]{2,5})?$/iu

/** What a show has beside its issues, where a series has versions of its episodes. */
const besideEpisodes = /超前(?:企划|营业)|直拍|发布会|见面会|特辑|幕后|全纪[实录]|训练室|音乐人/u
const besideIssues = /纯享|抢先/u

/** What a name says of a file that belongs to no number. */
export type Signs = {
  /** Whether it says season and episode together, or counts 集 or 话. */
  readonly isEpisode: boolean
  readonly isPaired: boolean
}

/** Whether a name is that of a trailer, a special or another piece that is no episode. */
export function isExtra(
  name: string,
  text: string,
  { isEpisode, isPaired }: Signs,
  siblings: Siblings,
): boolean {
  if (clip.test(name)) return true
  // A piece says what it is before its title.
  const [head = ''] = /^.*?[：:]..|^.*/u.exec(text) ?? []
  const isIssue = text.includes('期')
  const piece = extra.exec(head)?.[0]
  const beside = isEpisode
    ? undefined
    : (besideEpisodes.exec(head) ?? (isIssue ? besideIssues.exec(head) : null))?.[0]
  const sign = piece ?? beside
  if (sign === undefined) return false
  // A show may be called so.
  if ((isEpisode || isIssue || piece === undefined) && siblings.areMostly(sign)) return false
  // S01E05 is an episode, whatever its title is, except where it says that it only shows it beforehand.
  return !isPaired || sign === '预告' || sign === '加更'
}
