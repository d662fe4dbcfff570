import type { LinkProvider } from '../provider.ts'
import { check } from './check.ts'
import { codes } from './codes.ts'

const hosts = ['aliyundrive.com', 'alipan.com']

/** Aliyun, alias Alipan: one question, and a second when there is a passcode to try. */
export const provider: LinkProvider<'aliyun'> = {
  id: 'aliyun',
  addresses: [
    {
      hosts,
      shape: /^\/s\/(?<id>[\w-]{6,24})(?![\w-])(?:\/folder\/(?<folder>\w{4,64}))?/,
      address: (id, host) => `https://${host}/s/${id}`,
      folder: (folder) => `/folder/${folder}`,
    },
    {
      // Quick transfers have ids of their own.
      hosts,
      shape: /^\/(?<id>t\/[\w-]{6,24})(?![\w-])/,
      address: (id, host) => `https://${host}/${id}`,
    },
    {
      hosts: ['alywp.net'],
      shape: /^\/(?:s\/)?(?<id>[\w-]{6,24})(?![\w-])/,
      address: (id, host) => `https://${host}/${id}`,
    },
  ],
  passcodeKey: 'pwd',
  names: ['阿里云', '阿里'],
  // Limits most: at one link a second a third of the answers over a long run.
  pace: { pauseMinSeconds: 2, pauseMaxSeconds: 4, perDay: 3000 },
  sample: 'https://www.alipan.com/s/abcdefghijk',
  reasons: codes.reasons,
  check,
}
