import type { LinkProvider } from '../provider.ts'
import { check } from './check.ts'
import { codes } from './codes.ts'

/** 115: one question. An empty passcode may be sent; the answer then tells whether one is needed. */
export const provider: LinkProvider<'115'> = {
  id: '115',
  addresses: [
    {
      hosts: ['115.com', '115cdn.com', 'anxia.com'],
      shape: /^\/s\/(?<id>[0-9A-Za-z]{6,24})(?:-(?<passcode>[0-9A-Za-z]{4}))?(?![\w-])/,
      address: (id, host) => `https://${host}/s/${id}`,
    },
    {
      hosts: ['share.115.com'],
      shape: /^\/(?<id>[0-9A-Za-z]{8,24})(?:-(?<passcode>[0-9A-Za-z]{4}))?(?![\w-])/,
      address: (id, host) => `https://${host}/${id}`,
    },
  ],
  passcodeKey: 'password',
  names: ['115'],
  // Bans an address for hours: one link in 10 s, 500 a day.
  pace: { pauseMinSeconds: 10, pauseMaxSeconds: 12, perDay: 500 },
  sample: 'https://115cdn.com/s/swabc123def',
  reasons: codes.reasons,
  check,
}
