import type { Engine } from '../engine/engine.ts'
import { isRefusal } from '../engine/model/refusal.ts'
import type { Host } from './host.ts'
import type { Procedures } from './procedures.ts'

/** A person's accounts at drives, for whoever asks. */
export function createAccountAnswers(os: Procedures, { accounts }: Engine, host: Host) {
  const calls = os.accounts
  return {
    list: calls.list.handler(() => accounts.list()),
    add: calls.add.handler(({ input }) => accounts.add(input)),
    test: calls.test.handler(({ input }) => accounts.test(input.id)),
    replace: calls.replace.handler(({ input }) => accounts.replace(input.id, input.secret)),
    rename: calls.rename.handler(({ input }) => accounts.rename(input.id, input.name)),
    remove: calls.remove.handler(({ input }) => accounts.remove(input.id)),
    restore: calls.restore.handler(({ input }) => accounts.restore(input.id)),
    signIn: calls.signIn.handler(async ({ input, signal }) => {
      // Nobody signs in only to be told then that it cannot be kept.
      await accounts.requirePlace()
      const drive = 'id' in input ? accounts.get(input.id).drive : input.drive
      const take = (secret: string) =>
        'id' in input ? accounts.replace(input.id, secret) : accounts.add({ ...input, secret })
      return host.signIn(
        accounts.signInPage(drive),
        (secret) =>
          take(secret).catch((error: unknown) => {
            if (isOfGuest(error)) return null
            throw error
          }),
        signal,
      )
    }),
    secrets: calls.secrets.handler(() => accounts.secretsState()),
    chooseSecrets: calls.chooseSecrets.handler(({ input }) => accounts.chooseSecrets(input.place)),
  }
}

/** Whether nobody is signed in yet: a guest has cookies as well. */
function isOfGuest(error: unknown): boolean {
  if (isRefusal(error, 'ACCOUNT_INVALID')) return error.data.because.key === 'accountFault.missing'
  return isRefusal(error, 'ACCOUNT_REFUSED')
}
