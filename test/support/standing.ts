import type { Standing } from '../../electron/engine/model/standing.ts'

/** What is held true of a link that was never asked. */
export const unasked: Standing = {
  isExpired: false,
  validAt: null,
  aliveSince: null,
  expiredAt: null,
  doubtedAt: null,
  undecidedCount: 0,
}
