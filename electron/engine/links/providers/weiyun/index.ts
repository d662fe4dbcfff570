import type { LinkProvider } from '../provider.ts'
import { check } from './check.ts'
import { codes } from './codes.ts'

/** Weiyun: the share's page holds its data; where it does not, or a passcode is to be tried, the page's own call does. */
export const provider: LinkProvider<'weiyun'> = {
  id: 'weiyun',
  addresses: [
    {
      hosts: ['share.weiyun.com'],
      shape: /^\/(?<id>[\w-]{7,24})(?![\w/.-])/,
      address: (id, host) => `https://${host}/${id}`,
    },
  ],
  names: ['腾讯微云', '微云'],
  sample: 'https://share.weiyun.com/AbCd1234',
  reasons: codes.reasons,
  check,
}
