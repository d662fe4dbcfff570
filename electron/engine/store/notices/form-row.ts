import { z } from 'zod'
import { type ChannelSettings, channelSettingsSchema } from '../../model/notices/channel.ts'
import { parseJson } from '../../model/terms/parse-json.ts'

/** What a form filled in, as a row has it. */
export type FormRow = {
  readonly isOn: 0 | 1
  readonly settings: string
  readonly secrets: string
}

type Form = {
  readonly isOn: boolean
  readonly settings: ChannelSettings
  /** The names of the secret fields that are filled in. */
  readonly secrets: readonly string[]
}

const namesSchema = z.array(z.string()).catch([])

/** Empty where a row is damaged. */
export function formOf({ isOn, secrets, settings }: FormRow): Form {
  return {
    isOn: isOn === 1,
    settings: channelSettingsSchema.catch({}).parse(parseJson(settings)),
    secrets: namesSchema.parse(parseJson(secrets)),
  }
}
