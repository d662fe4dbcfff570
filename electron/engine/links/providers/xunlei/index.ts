import type { LinkProvider } from '../provider.ts'
import { codes } from './codes.ts'

/** Xunlei: its links are recognised and kept, but not asked. */
export const provider: LinkProvider<'xunlei'> = {
  id: 'xunlei',
  addresses: [
    {
      hosts: ['pan.xunlei.com'],
      shape: /^\/s\/(?<id>[\w-]{8,40})(?![\w-])/,
      address: (id, host) => `https://${host}/s/${id}`,
    },
  ],
  passcodeKey: 'pwd',
  names: ['迅雷'],
  isKeptOnly: true,
  sample: 'https://pan.xunlei.com/s/VNabcdefghijklmnopqrstuvA1',
  reasons: codes.reasons,
  check: () => Promise.resolve(codes.ofContents('unsupported')),
}
