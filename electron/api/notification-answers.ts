import type { Engine } from '../engine/engine.ts'
import type { Procedures } from './procedures.ts'

/** How a person is told, for whoever asks. */
export function createNotificationAnswers(os: Procedures, { library, notifications }: Engine) {
  const calls = os.notifications
  return {
    kinds: calls.kinds.handler(() => notifications.kinds()),
    channels: calls.channels.handler(() => notifications.channels()),
    addChannel: calls.addChannel.handler(({ input }) => notifications.addChannel(input)),
    changeChannel: calls.changeChannel.handler(({ input: { id, ...changes } }) =>
      notifications.changeChannel(id, changes),
    ),
    removeChannel: calls.removeChannel.handler(({ input }) =>
      notifications.removeChannel(input.id),
    ),
    restoreChannel: calls.restoreChannel.handler(({ input }) =>
      notifications.restoreChannel(input.id),
    ),
    pushKey: calls.pushKey.handler(() => notifications.pushKey()),
    addBrowser: calls.addBrowser.handler(({ input }) => notifications.addBrowser(input)),
    testChannel: calls.testChannel.handler(async ({ input }) => {
      const { result, words } = await notifications.testChannel(input.id)
      return { result, words }
    }),
    takenOver: calls.takenOver.handler(() => notifications.takenOver()),
    addTakenOver: calls.addTakenOver.handler(() => notifications.addTakenOver()),
    rules: calls.rules.handler(() => notifications.rules()),
    setRules: calls.setRules.handler(({ input }) => notifications.setRules(input)),
    messages: calls.messages.handler(({ input }) =>
      notifications.messages(input.before, input.limit),
    ),
    resend: calls.resend.handler(({ input }) => notifications.resend(input.id)),
    mutes: calls.mutes.handler(() => notifications.mutes()),
    mute: calls.mute.handler(({ input }) => notifications.mute(input)),
    muteLinks: calls.muteLinks.handler(async ({ input }) => ({
      muted: await library.mutes.mute(input.selection, input),
    })),
  }
}
