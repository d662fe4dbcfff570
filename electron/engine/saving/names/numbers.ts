/** What a name says of its place in a series. Numbers stand as they are written, Chinese numerals in digits. */
export type Numbers = {
  /** Empty where the name gives none. */
  readonly season: string
  /** Empty where the name gives none; `25.5` stands between two. */
  readonly episode: string
  /** The last of several episodes in one file; empty where it is one. */
  readonly last: string
  /** The part of an issue: 上, 中, 下 or a numeral; empty where there is none. */
  readonly part: string
  /** Whether season and episode stand together, as in S01E02. */
  readonly isPaired: boolean
  /** A trailer, a special or another piece that is no episode. */
  readonly isSpecial: boolean
  /** Whether the episode is a number beside which others could be meant. */
  readonly isUnsure: boolean
}
