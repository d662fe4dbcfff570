import type { LinkForms } from '../../address/share-forms.ts'
import type { LinkProvider } from '../provider.ts'
import { quarkCheck, shareForm } from '../quark/protocol.ts'
import { codes } from './codes.ts'
import { ucSite } from './site.ts'

const forms: LinkForms<'uc'> = {
  id: 'uc',
  addresses: [shareForm(['drive.uc.cn', 'fast.uc.cn', 'yun.uc.cn', 'uc.cn'], /[0-9A-Za-z]{3,40}/)],
  passcodeKey: 'pwd',
  names: ['UC'],
}

/**
 * UC speaks Quark's protocol; its API wants the page's `Origin`. Its share pages are not read: their
 * words also stand in the titles of live shares.
 */
export const provider: LinkProvider<'uc'> = {
  ...forms,
  // Quark's pace: no limit of UC's is published.
  pace: { pauseMinSeconds: 2, pauseMaxSeconds: 4, perDay: 3000 },
  sample: 'https://drive.uc.cn/s/e0f1a2b3c4d50001',
  reasons: codes.reasons,
  check: quarkCheck({
    forms,
    codes,
    site: ucSite,
    shortHosts: [],
  }),
}
