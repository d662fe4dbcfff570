import type { ChannelKind } from '../../../../../electron/api/contract/notifications.ts'

type Group = 'phone' | 'group' | 'other' | 'machine'

const groupOf: Readonly<Record<Exclude<ChannelKind, 'web-push'>, Group>> = {
  bark: 'phone',
  serverchan: 'phone',
  pushplus: 'phone',
  wxpusher: 'phone',
  telegram: 'phone',
  ntfy: 'phone',
  gotify: 'phone',
  pushdeer: 'phone',
  'wecom-bot': 'group',
  'wecom-app': 'group',
  dingtalk: 'group',
  feishu: 'group',
  discord: 'group',
  slack: 'group',
  smtp: 'other',
  webhook: 'other',
  apprise: 'other',
  healthchecks: 'other',
  desktop: 'machine',
}

const groups = ['phone', 'group', 'other', 'machine'] as const

/** The kinds a person chooses from, by whom they reach; a browser is added in that browser. */
export const kindGroups = groups.map((group) => ({
  group,
  kinds: Object.entries(groupOf).flatMap(([kind, its]) => (its === group ? [kind] : [])),
}))
