import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { SMTPServer } from 'smtp-server'

// Key and certificate.
const selfSigned = readFileSync(join(import.meta.dirname, '../fixtures/self-signed.pem'))

/** How a mail server takes what comes. */
export type MailFate =
  | 'takes'
  | 'wrong-password'
  | 'unknown-person'
  | 'wrong-sender'
  | 'wrong-header'
  | 'busy'
  | 'refuses'

/** A mail server on 127.0.0.1, without TLS or with a certificate it signed itself, that lets `me` in with `authorisation-code`. */
export class MailServer implements AsyncDisposable {
  readonly mails: string[] = []
  fate: MailFate = 'takes'
  readonly #server: SMTPServer

  private constructor(security: 'none' | 'starttls' | 'tls') {
    this.#server = new SMTPServer({
      hideSTARTTLS: security === 'none',
      secure: security === 'tls',
      key: selfSigned,
      cert: selfSigned,
      allowInsecureAuth: true,
      onAuth: ({ password }, _, callback) => {
        const isRight = password === 'authorisation-code' && this.fate !== 'wrong-password'
        if (isRight) callback(null, { user: 'me' })
        else callback(refusal(535, 'Login fail. Please enter your authorization code to login.'))
      },
      onMailFrom: (_, __, callback) =>
        callback(
          this.fate === 'wrong-sender'
            ? refusal(501, 'Mail from address must be same as authorization user.')
            : null,
        ),
      onRcptTo: (_, __, callback) =>
        callback(this.fate === 'unknown-person' ? refusal(550, 'Mailbox not found') : null),
      onData: (stream, _, callback) => {
        const chunks: Buffer[] = []
        stream.on('data', (chunk: Buffer) => chunks.push(chunk))
        stream.once('end', () => {
          if (this.fate === 'busy') return callback(refusal(451, 'Greylisted, try again'))
          if (this.fate === 'refuses') return callback(refusal(552, 'Content rejected'))
          if (this.fate === 'wrong-header') {
            return callback(refusal(550, 'The "From" header is missing or invalid.'))
          }
          this.mails.push(Buffer.concat(chunks).toString('utf8'))
          callback()
        })
      },
    })
  }

  static async start(security: 'none' | 'starttls' | 'tls' = 'none'): Promise<MailServer> {
    const server = new MailServer(security)
    // Of who hangs up on its certificate.
    server.#server.on('error', () => {})
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
