import type { Engine } from '../engine/engine.ts'
import type { Hook, HookAttempt, HookKind } from '../engine/model/saving/hook.ts'
import { messageTexts } from '../words/message-text.ts'
import { type Caller, requireRight } from './caller.ts'
import type { Procedures } from './procedures.ts'
import type { RunAnswers } from './run-answers.ts'

/** What is done with files once they are in the drive, for whoever asks. */
export function createHookAnswers(os: Procedures, { saving }: Engine, { words }: RunAnswers) {
  const calls = os.hooks
  const { hooks } = saving
  const textOf = messageTexts(words)
  const tried = ({ text, ...attempt }: HookAttempt) => ({ ...attempt, text: textOf(text) })
  const shown = (hook: Hook) => ({ ...hook, last: hook.last && tried(hook.last) })
  return {
    kinds: calls.kinds.handler(() => hooks.kinds()),
    list: calls.list.handler(() => hooks.list().map(shown)),
    add: calls.add.handler(({ context, input }) => {
      requireForKind(context.caller, input.kind)
      return shown(hooks.add(input))
    }),
    change: calls.change.handler(({ context, input: { id, ...changes } }) => {
      const kind = changes.settings && hooks.list().find((hook) => hook.id === id)?.kind
      if (kind) requireForKind(context.caller, kind)
      return shown(hooks.change(id, changes))
    }),
    remove: calls.remove.handler(({ input }) => hooks.remove(input.id)),
    restore: calls.restore.handler(({ input }) => hooks.restore(input.id)),
    try: calls.try.handler(async ({ input }) => tried(await hooks.try(input.id))),
  }
}

/** aria2 is given the sign-in of the account: whoever says where it is could otherwise read that. */
function requireForKind(caller: Caller, kind: HookKind): void {
  if (kind === 'aria2') requireRight(caller, 'owner')
}
