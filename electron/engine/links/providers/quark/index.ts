import type { LinkForms } from '../../address/share-forms.ts'
import type { LinkProvider } from '../provider.ts'
import { codes } from './codes.ts'
import { quarkCheck, shareForm } from './protocol.ts'
import { quarkSite } from './site.ts'

const forms: LinkForms<'quark'> = {
  id: 'quark',
  addresses: [
    shareForm(['pan.quark.cn', 'quark.cn', 'pan.qoark.cn'], /[\w-]{3,40}/),
    {
      hosts: ['pan.quark.cn', 'quark.cn'],
      shape: /^\/[^?#]*\?(?:[^#]*&)?pwd_id=(?<id>[\w-]{3,40})(?![\w-])/,
      address: (id) => `https://pan.quark.cn/s/${id}`,
    },
  ],
  passcodeKey: 'pwd',
  names: ['夸克'],
}

/** Quark: a token for the share, then its contents; a token alone is given for dead shares too. */
export const provider: LinkProvider<'quark'> = {
  ...forms,
  // Two or three requests a link; others keep to one link in 3 s and 3,000 a day.
  pace: { pauseMinSeconds: 2, pauseMaxSeconds: 4, perDay: 3000 },
  sample: 'https://pan.quark.cn/s/a1b2c3d40001',
  reasons: codes.reasons,
  check: quarkCheck({
    forms,
    codes,
    site: quarkSite,
    shortHosts: ['pan.qoark.cn'],
  }),
}
