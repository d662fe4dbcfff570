import { z } from 'zod'
import {
  browserSubscriptionSchema,
  channelChangesSchema,
  channelDraftSchema,
  channelFieldSchema,
  channelIdSchema,
  channelKindSchema,
  channelSchema,
} from '../../engine/model/notices/channel.ts'
import { attemptSchema } from '../../engine/model/notices/delivery.ts'
import { shownMessageSchema } from '../../engine/model/notices/outbox.ts'
import { mutedSchema, muteSchema, rulesSchema } from '../../engine/model/notices/rules.ts'
import { refusals } from '../../engine/model/refusal.ts'
import { selectionSchema } from '../../engine/model/resources/bulk.ts'
import { call } from './call.ts'

export {
  type Channel,
  type ChannelDraft,
  type ChannelField,
  type ChannelKind,
  channelDraftSchema,
  channelKindSchema,
  channelKinds,
} from '../../engine/model/notices/channel.ts'
export { type Attempt, attemptResults, messageStates } from '../../engine/model/notices/delivery.ts'
export {
  linkEvents,
  noticeEventSchema,
  stateEvents,
} from '../../engine/model/notices/notice.ts'
export type { ShownMessage } from '../../engine/model/notices/outbox.ts'
export {
  type Mute,
  type Muted,
  muteSchema,
  type Rule,
  type Rules,
  ruleSchema,
  rulesSchema,
} from '../../engine/model/notices/rules.ts'
export { hiddenValue } from '../../engine/model/secrets.ts'

const {
  CHANNEL_INVALID,
  CHANNEL_NOT_FOUND,
  MESSAGE_NOT_FOUND,
  PUSH_SETTINGS_MISSING,
  SECRETS_UNKEPT,
} = refusals

const tags = ['Notifications']
const byId = z.strictObject({ id: channelIdSchema })

/** How a person is told what happens. Secrets of channels are kept and used, and never answered. */
export const notifications = {
  /** Every kind of channel with its fields, for a form. */
  kinds: call('read')
    .route({ method: 'GET', path: '/channel-kinds', summary: 'Kinds of channels', tags })
    .output(z.array(z.object({ kind: channelKindSchema, fields: z.array(channelFieldSchema) }))),
  channels: call('read')
    .route({ method: 'GET', path: '/channels', summary: 'The channels', tags })
    .output(z.array(channelSchema)),
  addChannel: call('write')
    .route({
      method: 'POST',
      path: '/channels',
      summary: 'Add a channel',
      tags,
      successStatus: 201,
    })
    .errors({ CHANNEL_INVALID, SECRETS_UNKEPT })
    .input(channelDraftSchema)
    .output(channelSchema),
  /** `settings` are all of them; `***` leaves a secret as it is. */
  changeChannel: call('write')
    .route({ method: 'PATCH', path: '/channels/{id}', summary: 'Change a channel', tags })
    .errors({ CHANNEL_INVALID, CHANNEL_NOT_FOUND, SECRETS_UNKEPT })
    .input(byId.extend(channelChangesSchema.shape).strict())
    .output(channelSchema),
  /** Takes its messages along; for a day `restoreChannel` brings both back. */
  removeChannel: call('write')
    .route({
      method: 'DELETE',
      path: '/channels/{id}',
      summary: 'Remove a channel',
      tags,
      successStatus: 204,
    })
    .errors({ CHANNEL_NOT_FOUND })
    .input(byId)
    .output(z.void()),
  restoreChannel: call('write')
    .route({
      method: 'POST',
      path: '/channels/{id}/restore',
      summary: 'Bring back a channel that was just removed',
      tags,
    })
    .errors({ CHANNEL_NOT_FOUND })
    .input(byId)
    .output(channelSchema),
  /** The key that a browser is given when it asks its push service for an address (RFC 8292), in base64url. */
  pushKey: call('write')
    .route({ method: 'POST', path: '/push-key', summary: 'The key for notices in browsers', tags })
    .errors({ SECRETS_UNKEPT })
    .output(z.object({ publicKey: z.string() })),
  /** Makes a channel of a browser, or renews it. */
  addBrowser: call('write')
    .route({
      method: 'POST',
      path: '/channels/browser',
      summary: 'Tell a browser by Web Push',
      tags,
      successStatus: 201,
    })
    .errors({ CHANNEL_INVALID, SECRETS_UNKEPT })
    .input(browserSubscriptionSchema)
    .output(channelSchema),
  /** Sends one real message and waits for its answer. */
  testChannel: call('run')
    .route({ method: 'POST', path: '/channels/{id}/test', summary: 'Send a test message', tags })
    .meta({ takesLong: true })
    .errors({ CHANNEL_NOT_FOUND })
    .input(byId)
    .output(attemptSchema.omit({ at: true })),
  /** The kinds of channels that `addTakenOver` would make; none where no takeover kept any. */
  takenOver: call('read')
    .route({
      method: 'GET',
      path: '/channels/taken-over',
      summary: 'Channels in the push settings of quark-auto-save',
      tags,
    })
    .output(z.array(channelKindSchema)),
  /** Makes channels of the push settings that a takeover kept; `left` are keys that no channel takes. */
  addTakenOver: call('write')
    .route({
      method: 'POST',
      path: '/channels/taken-over',
      summary: 'Make channels of the push settings of quark-auto-save',
      tags,
    })
    .errors({ PUSH_SETTINGS_MISSING, SECRETS_UNKEPT })
    .output(z.object({ added: z.array(channelSchema), left: z.array(z.string()) })),
  rules: call('read')
    .route({
      method: 'GET',
      path: '/notification-rules',
      summary: 'Who is told what, and when',
      tags,
    })
    .output(rulesSchema),
  setRules: call('write')
    .route({ method: 'PUT', path: '/notification-rules', summary: 'Change the rules', tags })
    .input(rulesSchema)
    .output(rulesSchema),
  /** Messages that wait, and what became of the others; the newest first. */
  messages: call('read')
    .route({ method: 'GET', path: '/messages', summary: 'Messages and their attempts', tags })
    .input(
      z.object({
        before: z.number().int().optional(),
        limit: z.number().int().min(1).max(500).default(50),
      }),
    )
    .output(z.array(shownMessageSchema)),
  resend: call('run')
    .route({
      method: 'POST',
      path: '/messages/{id}/resend',
      summary: 'Send a message once more',
      tags,
      successStatus: 204,
    })
    .errors({ MESSAGE_NOT_FOUND })
    .input(z.strictObject({ id: z.number().int() }))
    .output(z.void()),
  mutes: call('read')
    .route({ method: 'GET', path: '/mutes', summary: 'What is not told just now', tags })
    .output(z.array(muteSchema)),
  /** Until a time, or with null for good; a time that has passed ends it. */
  mute: call('write')
    .route({ method: 'POST', path: '/mutes', summary: 'Tell nothing of a link or a job', tags })
    .input(muteSchema)
    .output(z.array(muteSchema)),
  /** The same for many links. */
  muteLinks: call('write')
    .route({ method: 'POST', path: '/mutes/links', summary: 'Tell nothing of many links', tags })
    .meta({ takesLong: true })
    .input(mutedSchema.extend({ selection: selectionSchema }).strict())
    .output(z.object({ muted: z.number() })),
}
