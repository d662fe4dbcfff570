import type { Channel } from '../api/contract/notifications.ts'
import type { Words } from './catalogue.ts'
import type { Tone } from './tone.ts'

/** How it stands with a channel; of one that needs mending, in the service's own words. */
export function channelState(
  { t }: Pick<Words, 't'>,
  { isAvailable, isOn, lastAttempt, problem }: Channel,
): { readonly text: string; readonly tone: Tone } {
  if (!isOn) return { text: t('channels.off'), tone: 'idle' }
  if (problem) return { text: t('channels.broken', { words: problem.words }), tone: 'bad' }
  if (!isAvailable) return { text: t('channels.elsewhere'), tone: 'idle' }
  const { result, words = '' } = lastAttempt ?? {}
  if (result === 'later' || result === 'refused') {
    const key = words === '' ? 'channels.failingPlain' : 'channels.failing'
    return { text: t(key, { words }), tone: 'warn' }
  }
  return { text: t('channels.on'), tone: 'good' }
}
