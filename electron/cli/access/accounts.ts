import { z } from 'zod'
import {
  type Account,
  accountDriveSchema,
  accountName,
  accountNameSchema,
  accountSecretSchema,
  chosenPlaceSchema,
} from '../../api/contract/accounts.ts'
import { accountStateText, accountTone, profileText } from '../../words/account.ts'
import { providerText } from '../../words/provider.ts'
import { defineCommand } from '../command.ts'
import { exitCode } from '../exit-code.ts'
import { readFitting } from '../input/fitting-value.ts'
import type { Session } from '../session.ts'
import { table } from '../table.ts'

const id = z.coerce.number().int().min(1)
// Nobody else may write to the folder while a sign-in is tried and kept.
const holds = { holds: true }

export const listAccounts = defineCommand({
  name: 'account list',
  examples: ['account list'],
  input: z.object({}),
  run: (_, session) =>
    session.withApi(async (api) => {
      const { json, terminal, words } = session
      const accounts = await api.accounts.list()
      if (json) terminal.out(JSON.stringify(accounts))
      else if (accounts.length === 0) terminal.out(words.t('cli.account.list.none'))
      else for (const line of accountTable(accounts, session)) terminal.out(line)
      return exitCode.ok
    }),
})

export const addAccount = defineCommand({
  name: 'account add',
  arguments: '<drive>',
  options: ['--name <name>'],
  examples: ['account add quark', 'account add uc --name 小号 < cookie.txt'],
  input: z.object({ drive: accountDriveSchema, name: accountNameSchema.optional() }),
  run: ({ drive, name = '' }, session) =>
    session.withApi(async (api) => {
      const secret = await readSecret(session)
      const account = await api.accounts.add({ drive, name, secret })
      return show(account, 'cli.account.add.done', session)
    }, holds),
})

export const testAccount = defineCommand({
  name: 'account test',
  arguments: '<id>',
  examples: ['account test 1'],
  input: z.object({ id }),
  run: ({ id }, session) =>
    session.withApi(async (api) => {
      const { json, terminal } = session
      const account = await api.accounts.test({ id })
      if (json) terminal.out(JSON.stringify(account))
      else for (const line of accountTable([account], session)) terminal.out(line)
      return account.state.kind === 'ok' || account.state.kind === 'full'
        ? exitCode.ok
        : exitCode.failed
    }, holds),
})

export const replaceAccount = defineCommand({
  name: 'account replace',
  arguments: '<id>',
  examples: ['account replace 1', 'account replace 1 < cookie.txt'],
  input: z.object({ id }),
  run: ({ id }, session) =>
    session.withApi(async (api) => {
      const secret = await readSecret(session)
      const account = await api.accounts.replace({ id, secret })
      return show(account, 'cli.account.replace.done', session)
    }, holds),
})

export const removeAccount = defineCommand({
  name: 'account remove',
  arguments: '<id>',
  examples: ['account remove 1'],
  input: z.object({ id }),
  run: ({ id }, { json, terminal, withApi, words }) =>
    withApi(async (api) => {
      await api.accounts.remove({ id })
      const done = words.t('cli.account.remove.done', { id })
      terminal.out(json ? JSON.stringify({ removed: id }) : done)
      return exitCode.ok
    }, holds),
})

export const accountSecrets = defineCommand({
  name: 'account secrets',
  arguments: '[place]',
  examples: ['account secrets', 'account secrets key-file'],
  input: z.object({ place: chosenPlaceSchema.optional() }),
  run: ({ place }, { json, terminal, withApi, words }) =>
    withApi(
      async (api) => {
        const state =
          place === undefined
            ? await api.accounts.secrets()
            : await api.accounts.chooseSecrets({ place })
        const sentence = state.isOpen
          ? words.t(`accounts.place.${state.place}`)
          : words.t(`accounts.hindrance.${state.hindrance}`)
        terminal.out(json ? JSON.stringify(state) : sentence)
        return exitCode.ok
      },
      { holds: place !== undefined },
    ),
})

/** Typed where nobody sees it, or from standard input; never from the command line, which others can see. */
async function readSecret(session: Session): Promise<string> {
  const { terminal, words } = session
  const given = await terminal.secret(words.t('cli.account.secret'))
  return readFitting(z.object({ secret: accountSecretSchema }), { secret: given }, session).secret
}

function show(account: Account, done: string, { format, json, terminal, words }: Session) {
  const { drive, id, state } = account
  const known = accountName(account, providerText(words, drive))
  const text = `${words.t(done, { id, name: known })} ${accountStateText(words, format, state)}`
  terminal.out(json ? JSON.stringify(account) : text)
  return exitCode.ok
}

function accountTable(accounts: readonly Account[], { format, terminal, words }: Session) {
  const header = ['id', 'provider', 'name', 'account', 'checked', 'state'].map((name) =>
    words.t(`column.${name}`),
  )
  const rows = accounts.map((account) => {
    const { checkedAt, drive, id, name, state } = account
    return [
      String(id),
      providerText(words, drive),
      name,
      profileText(words, format, account),
      checkedAt === null ? '' : format.dateTime(checkedAt),
      { text: accountStateText(words, format, state), tone: accountTone(state) },
    ]
  })
  return table(header, rows, terminal)
}
