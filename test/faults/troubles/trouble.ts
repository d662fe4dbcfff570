export type Ending = 'SIGKILL' | 'SIGTERM'

/** Something that goes wrong with one data folder, again and again. */
export type Trouble = {
  /** For the process. */
  readonly environment?: NodeJS.ProcessEnv
  /** What the process takes for now, in milliseconds since 1970. */
  now(): number
  /** Goes wrong while there is work; resolves with whether all is well again, so that work has to go on. */
  strike(): Promise<boolean>
  /** Whether the doctor rightly tells a problem that this trouble makes, and nothing was lost. */
  isToldOf?(problem: string): boolean
  /** Lets all be well for the next start. */
  mend(): void
  ending(): Ending
  /** Leaves nothing behind. */
  close(): void
}

/** A kind of trouble, of which the table has a row. */
export type TroubleKind = {
  readonly label: string
  /** How many times it is tried for each kill that is asked for. */
  readonly share: number
  /** Why it cannot be tried here. */
  readonly hindrance?: () => string | undefined
  /** `random` is uniform in [0, 1). */
  readonly begin: (dataFolder: string, random: () => number) => Trouble
}

/** A time to wait between two bounds, in milliseconds. */
export function between(least: number, most: number, random: () => number): number {
  return least + random() * (most - least)
}
