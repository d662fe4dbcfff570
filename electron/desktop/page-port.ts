import { ipcMain, type MessagePortMain, type WebContents } from 'electron'
import type { Log } from '../engine/model/log.ts'
import { isTrustedSender } from './trusted-sender.ts'

/** Hands the message port of a trusted page to `accept`; closes any other. */
export function receivePagePort(options: {
  /** The windows of the app that are open. */
  readonly windows: () => readonly WebContents[]
  readonly accept: (port: MessagePortMain) => void
  readonly log: Log
}): void {
  ipcMain.on('pansentry:port', ({ ports, sender, senderFrame }) => {
    const trusted = isTrustedSender(
      {
        contentsId: sender.id,
        isMainFrame: senderFrame !== null && senderFrame === sender.mainFrame,
        origin: senderFrame?.origin ?? '',
      },
      options.windows().map(({ id }) => id),
    )
    const [port] = ports
    if (trusted && port) return options.accept(port)
    for (const refused of ports) refused.close()
    options.log.write('warn', 'pansentry', `refused a port from ${senderFrame?.url ?? 'a frame'}`)
  })
}
