import { quarkSite } from '../../links/providers/quark/site.ts'
import { ucSite } from '../../links/providers/uc/site.ts'
import type { AccountDrive } from '../../model/account/account.ts'
import type { DriveAccount } from '../drive-account.ts'
import { quarkAccount } from './quark-account.ts'
import { quarkDaily } from './quark-daily.ts'

/** Every drive at which an account can be kept. */
export const driveAccounts: Readonly<Record<AccountDrive, DriveAccount>> = {
  quark: quarkAccount({
    site: quarkSite,
    // Without it a share can be looked at, but nothing saved.
    needed: '__uid',
    daily: quarkDaily,
    signInPage: {
      drive: 'quark',
      url: `${quarkSite.site}/`,
      hosts: ['quark.cn'],
      cookiesOf: [quarkSite.site, quarkSite.api],
      sign: '__pus',
    },
  }),
  uc: quarkAccount({
    site: ucSite,
    needed: '__pus',
    signInPage: {
      drive: 'uc',
      url: `${ucSite.site}/`,
      hosts: ['uc.cn'],
      cookiesOf: [ucSite.site, ucSite.api],
      sign: '__pus',
    },
  }),
}
