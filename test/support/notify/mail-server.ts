import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { SMTPServer } from 'smtp-server'

type Security = 'none' | 'starttls' | 'tls'

/** Key and certificate. */
type Own = { readonly key: string; readonly cert: string }

const pem = readFileSync(join(import.meta.dirname, '../fixtures/self-signed.pem'), 'utf8')
const selfSigned: Own = { key: pem, cert: pem }

/** What a mail server refuses, and how. */
export type MailRefusal = {
  readonly step: 'login' | 'from' | 'to' | 'data'
  readonly code: number
  readonly words: string
}

/** A mail server on 127.0.0.1, without TLS or with a certificate it signed itself, that lets `me` in with `authorisation-code`. */
export class MailServer implements AsyncDisposable {
  readonly mails: string[] = []
  refusal: MailRefusal | undefined
  password = 'authorisation-code'
  readonly #server: SMTPServer

  private constructor(security: Security, own: Own) {
    this.#server = new SMTPServer({
      hideSTARTTLS: security === 'none',
      secure: security === 'tls',
      ...own,
      allowInsecureAuth: true,
      onAuth: ({ password }, _, callback) => {
        const refused = this.#refused('login')
        if (refused) callback(refused)
        else if (password === this.password) callback(null, { user: 'me' })
        else callback(new Error('Another password was expected.'))
      },
      onMailFrom: (_, __, callback) => callback(this.#refused('from')),
      onRcptTo: (_, __, callback) => callback(this.#refused('to')),
      onData: (stream, _, callback) => {
        const chunks: Buffer[] = []
        stream.on('data', (chunk: Buffer) => chunks.push(chunk))
        stream.once('end', () => {
          const refused = this.#refused('data')
          if (!refused) this.mails.push(Buffer.concat(chunks).toString('utf8'))
          callback(refused)
        })
      },
    })
  }

  #refused(step: MailRefusal['step']): Error | null {
    if (this.refusal?.step !== step) return null
    const { code, words } = this.refusal
    return Object.assign(new Error(words), { responseCode: code })
  }

  static async start(security: Security = 'none', own: Own = selfSigned): Promise<MailServer> {
    const server = new MailServer(security, own)
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
