import type { Reason } from '../model/message.ts'
import type { ChannelSettings } from '../model/notices/channel.ts'
import type { Refusal } from '../model/refusal.ts'
import { hiddenValue } from '../model/secrets.ts'
import { channelFault } from './channel-fault.ts'
import type { Form } from './form.ts'

/**
 * Settings taken apart into what may be stored and what may not; `kept` names the secrets that may come back hidden.
 * Throws what `invalid` makes of the first that does not fit.
 */
export function settingParts(
  form: Pick<Form<unknown>, 'fields' | 'fault'>,
  settings: ChannelSettings,
  kept: readonly string[],
  invalid: (field: string, reason: Reason) => Refusal,
) {
  const given = Object.entries(settings).filter(([, value]) => value.trim() !== '')
  const isSecret = (name: string) =>
    form.fields.some((field) => field.name === name && field.isSecret)
  const secrets = given.filter(([name]) => isSecret(name))
  const sealed = secrets.filter(([name, value]) => value !== hiddenValue || !kept.includes(name))
  const lacking = sealed.find(([, value]) => value === hiddenValue)
  if (lacking) throw invalid(lacking[0], channelFault('hidden', { field: lacking[0] }))
  // A secret that stays as it is was looked at when it came; any text of it may stand for it.
  const stays = secrets.filter(([, value]) => value === hiddenValue).map(([name]) => name)
  const fault = form.fault(Object.fromEntries(given))
  if (fault && !stays.includes(fault.field)) throw invalid(fault.field, fault.reason)
  return {
    open: Object.fromEntries(given.filter(([name]) => !isSecret(name))),
    sealed: Object.fromEntries(sealed),
    secrets: secrets.map(([name]) => name),
  }
}
