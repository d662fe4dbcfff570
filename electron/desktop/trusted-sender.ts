import { pageOrigin } from './page-origin.ts'

/** Who handed over a message port. */
export type Sender = {
  readonly contentsId: number
  readonly isMainFrame: boolean
  /** Origin of the sending frame as Chromium computed it. */
  readonly origin: string
}

/** Only the main frame of the app's own windows, showing the app's own page, may talk to the engine. */
export function isTrustedSender(sender: Sender, windows: readonly number[]): boolean {
  return windows.includes(sender.contentsId) && sender.isMainFrame && sender.origin === pageOrigin
}
