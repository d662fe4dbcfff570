import { pageOrigin } from './page-origin.ts'

/** Who handed over a message port. */
export type Sender = {
  readonly contentsId: number
  readonly isMainFrame: boolean
  /** Origin of the sending frame as Chromium computed it. */
  readonly origin: string
}

/** Only the main frame of the dashboard, showing the dashboard, may talk to the engine. */
export function isTrustedSender(sender: Sender, dashboardId: number | null): boolean {
  return sender.contentsId === dashboardId && sender.isMainFrame && sender.origin === pageOrigin
}
