import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

/** How a mail server takes what comes. */
export type MailFate = 'takes' | 'wrong-password' | 'unknown-person' | 'busy' | 'refuses'

/** A mail server on 127.0.0.1, without TLS, that lets `me` in with `authorisation-code`. */
export class MailServer implements AsyncDisposable {
  readonly mails: string[] = []
  fate: MailFate = 'takes'
  readonly #server: SMTPServer

  private constructor() {
    this.#server = new SMTPServer({
      hideSTARTTLS: true,
      allowInsecureAuth: true,
      onAuth: ({ password }, _, callback) => {
        const isRight = password === 'authorisation-code' && this.fate !== 'wrong-password'
        if (isRight) callback(null, { user: 'me' })
        else callback(refusal(535, 'Login fail. Please enter your authorization code to login.'))
      },
      onRcptTo: (_, __, callback) =>
        callback(this.fate === 'unknown-person' ? refusal(550, 'Mailbox not found') : null),
      onData: (stream, _, callback) => {
        const chunks: Buffer[] = []
        stream.on('data', (chunk: Buffer) => chunks.push(chunk))
        stream.once('end', () => {
          if (this.fate === 'busy') return callback(refusal(451, 'Greylisted, try again'))
          if (this.fate === 'refuses') return callback(refusal(552, 'Content rejected'))
          this.mails.push(Buffer.concat(chunks).toString('utf8'))
          callback()
        })
      },
    })
  }

  static async start(): Promise<MailServer> {
    const server = new MailServer()
    server.#server.listen(0, '127.0.0.1')
    await once(server.#server.server, 'listening')
    return server
  }

  get address(): string {
    return `127.0.0.1:${(this.#server.server.address() as AddressInfo).port}`
  }

  [Symbol.asyncDispose](): Promise<void> {
    return new Promise((resolve) => this.#server.close(() => resolve()))
  }
}

function refusal(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode })
}
