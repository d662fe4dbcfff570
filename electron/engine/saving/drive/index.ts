import { codes as quarkCodes } from '../../links/providers/quark/codes.ts'
import { quarkSite } from '../../links/providers/quark/site.ts'
import { codes as ucCodes } from '../../links/providers/uc/codes.ts'
import { ucSite } from '../../links/providers/uc/site.ts'
import type { AccountDrive } from '../../model/account/account.ts'
import { quarkDrive } from './quark/quark-drive.ts'
import type { DriveContext, SavingDrive } from './saving-drive.ts'

/** Every drive into which shares can be saved. */
export const savingDrives: Readonly<Record<AccountDrive, (context: DriveContext) => SavingDrive>> =
  {
    quark: (context) => quarkDrive({ id: 'quark', site: quarkSite, codes: quarkCodes }, context),
    uc: (context) => quarkDrive({ id: 'uc', site: ucSite, codes: ucCodes }, context),
  }
