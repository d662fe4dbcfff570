export type KeyedChannel = {
  readonly id: number
  /** Random; empty for a channel of an older version. */
  readonly key: string
}

/** The name under which a secret field of a channel is kept. */
export const channelKey = ({ id, key }: KeyedChannel, name: string) =>
  `channel ${key || id} ${name}`

/** The same of something that is done after saving. */
export const hookKey = ({ key }: KeyedChannel, name: string) => `hook ${key} ${name}`
