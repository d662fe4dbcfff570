import { oneLine } from '../engine/model/terms/one-line.ts'
import type { Translate } from '../words/catalogue.ts'

export type Notice = { readonly title: string; readonly body: string }

/** Titles named in one notification; the rest is a number. */
export const namedTitles = 3

/** What the end of a run is worth saying; null when no link died or came back. */
export function runNotice(
  summary: Readonly<Record<string, number>> | null,
  diedTitles: readonly string[],
  translate: Translate,
): Notice | null {
  const { died = 0, revived = 0 } = summary ?? {}
  if (died > 0) {
    const rest = died - diedTitles.length
    const names = diedTitles.map(oneLine).join(translate('list.separator'))
    const lines = [
      rest > 0 && diedTitles.length > 0
        ? translate('notify.andMore', { names, count: rest })
        : names,
      revived > 0 ? translate('notify.revived', { count: revived }) : '',
    ]
    return {
      title: translate('notify.died', { count: died }),
      body: lines.filter((line) => line !== '').join('\n'),
    }
  }
  if (revived > 0) {
    return {
      title: translate('notify.revived', { count: revived }),
      body: translate('notify.open'),
    }
  }
  return null
}
