import type { Account } from '../api/contract/accounts.ts'
import type { Words } from './catalogue.ts'
import type { Format } from './format.ts'
import type { Tone } from './tone.ts'

type State = Account['state']

/** How it stands with an account, and what helps. */
export function accountStateText(
  { t }: Pick<Words, 't'>,
  format: Pick<Format, 'bytes' | 'dateTime'>,
  state: State,
): string {
  switch (state.kind) {
    case 'login-needed':
      return t(`accounts.login.${state.cause}`)
    case 'limited':
      return t('accounts.state.limited', { time: format.dateTime(state.until) })
    case 'full':
      return state.missingBytes > 0
        ? t('accounts.state.fullBy', { missing: format.bytes(state.missingBytes) })
        : t('accounts.state.full')
    case 'untested':
    case 'ok':
    case 'renewing':
      return t(`accounts.state.${state.kind}`)
  }
}

const tones: Readonly<Record<State['kind'], Tone>> = {
  ok: 'good',
  untested: 'idle',
  renewing: 'live',
  limited: 'warn',
  full: 'warn',
  'login-needed': 'bad',
}

export const accountTone = ({ kind }: State): Tone => tones[kind]

/** What is known of an account: its nickname, membership and room, once the drive was asked, and its daily sign-in. */
export function profileText(
  { t, exists }: Pick<Words, 't' | 'exists'>,
  format: Pick<Format, 'bytes'>,
  { isSignedInDaily, profile }: Pick<Account, 'isSignedInDaily' | 'profile'>,
): string {
  const { membership = '', nickname = '', space = null } = profile ?? {}
  const key = `accounts.membership.${membership}`
  const room =
    space &&
    t('accounts.space', { used: format.bytes(space.used), total: format.bytes(space.total) })
  const daily = isSignedInDaily ? t('accounts.daily') : ''
  return [nickname, exists(key) ? t(key) : membership, room ?? '', daily]
    .filter((part) => part !== '')
    .join(' · ')
}
