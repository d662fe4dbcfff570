import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { isProxy } from '../api/http/access/client.ts'
import { isLoopback } from '../api/http/access/guard.ts'
import { hashPassword, shortestPassword } from '../api/http/access/password.ts'
import { textOf } from '../engine/library/files/encoding.ts'
import { defaultSettings, listenPortSchema } from '../engine/model/settings.ts'
import { defineCommand } from './command.ts'
import { CommandError, exitCode } from './exit-code.ts'
import { fileErrorText } from './input/file-error.ts'
import type { Session } from './session.ts'

const input = z.object({
  port: z.coerce.number().pipe(listenPortSchema).default(defaultSettings.httpPort),
  host: z.string().default('127.0.0.1'),
  allowNetwork: z.boolean().default(false),
  name: z.array(z.string()).default([]),
  passwordFile: z.string().optional(),
  trustProxy: z.array(z.string()).default([]),
  /** False with `--no-http`. */
  http: z.boolean().default(true),
})

export type Options = z.output<typeof input>

export const serve = defineCommand({
  name: 'serve',
  options: [
    '--port <n>',
    '--host <address>',
    '--allow-network',
    '--name <host...>',
    '--password-file <file>',
    '--trust-proxy <address...>',
    '--no-http',
  ],
  examples: [
    'serve',
    'serve --port 8080',
    'serve --host 0.0.0.0 --allow-network --name nas.lan:5005 --password-file /etc/pansentry/password',
  ],
  input,
  async run(options, session) {
    requireProxies(options, session)
    const password = await passwordOf(options, session)
    // The engine and the server are half of what the commands load: the others do not wait for them.
    const { serveFolder } = await import('./serving.ts')
    await serveFolder(options, password, session)
    return exitCode.ok
  },
})

export const signIn = defineCommand({
  name: 'sign-in',
  examples: ['sign-in'],
  input: z.object({}),
  run: (_, { json, terminal, withApi, words }) =>
    withApi(async (api, holder) => {
      if (!holder) throw new CommandError('NOT_RUNNING', words.t('cli.signIn.notRunning'))
      const { signInUrl } = await api.http.access()
      terminal.out(json ? JSON.stringify({ signInUrl }) : signInUrl)
      return exitCode.ok
    }),
})

export const signOut = defineCommand({
  name: 'sign-out',
  examples: ['sign-out'],
  input: z.object({}),
  run: (_, { json, terminal, withApi, words }) =>
    withApi(async (api) => {
      const { ended } = await api.http.signOut()
      terminal.out(
        json ? JSON.stringify({ ended }) : words.t('settings.signedOut', { count: ended }),
      )
      return exitCode.ok
    }),
})

function requireProxies({ trustProxy }: Options, { words: { t } }: Session): void {
  const proxy = trustProxy.find((each) => !isProxy(each))
  if (proxy !== undefined) throw new CommandError('USAGE', t('cli.serve.badProxy', { proxy }))
}

/** The password, and what is kept of it. */
export type Password = { readonly text: string; readonly hash: string }

/** Refuses an address others can reach that was not asked for twice. */
async function passwordOf(options: Options, { words }: Session): Promise<Password | undefined> {
  const { t } = words
  const { allowNetwork, host, http, passwordFile } = options
  if (http && !isLoopback(host)) {
    if (!allowNetwork) {
      throw new CommandError('NETWORK', t('cli.serve.needsFlag', { host }))
    }
    if (passwordFile === undefined) {
      throw new CommandError('PASSWORD', t('cli.serve.needsPassword'))
    }
  }
  if (passwordFile === undefined) return undefined
  const [text = ''] = read(passwordFile).split(/\r?\n/)
  if (text.length < shortestPassword) {
    const values = { file: passwordFile, least: shortestPassword }
    throw new CommandError('PASSWORD_UNUSABLE', t('cli.serve.badPassword', values))
  }
  return { text, hash: await hashPassword(text) }

  function read(file: string): string {
    try {
      return textOf(readFileSync(file))
    } catch (error) {
      const reason = fileErrorText(words, error)
      throw new CommandError('FILE_UNREADABLE', t('cli.fileUnreadable', { file, reason }))
    }
  }
}
