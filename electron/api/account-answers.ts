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
    signIn: calls.signIn.handler(({ input, signal }) => {
      const drive = 'id' in input ? accounts.get(input.id).drive : input.drive
      const take = (secret: string) =>
        'id' in input ? accounts.replace(input.id, secret) : accounts.add({ ...input, secret })
      return host.signIn(
        accounts.signInPage(drive),
        (secret) =>
          take(secret).catch((error: unknown) => {
            // A guest has cookies as well: the person is still at it.
            if (isRefusal(error, 'ACCOUNT_REFUSED') || isRefusal(error, 'ACCOUNT_INVALID'))
              return null
            throw error
          }),
        signal,
      )
    }),
    secrets: calls.secrets.handler(() => accounts.secretsState()),
    chooseSecrets: calls.chooseSecrets.handler(({ input }) => accounts.chooseSecrets(input.place)),
  }
}
