import { linkProviders } from '../../../electron/engine/links/providers/index.ts'
import type { Link } from '../../../electron/engine/model/link.ts'

/** Provider, share, passcode and folder of a link in one line. */
export const briefLink = (link: Link | undefined) =>
  link && [link.provider, link.shareId, link.passcode, link.folder].join(' ').trimEnd()

/** A link as its own address tells it: without a passcode where the drive's addresses carry none. */
export const asItsAddress = (link: Link): Link =>
  linkProviders[link.provider].passcodeKey === undefined ? { ...link, passcode: '' } : link
