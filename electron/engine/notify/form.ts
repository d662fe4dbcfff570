import { z } from 'zod'
import type { Requester } from '../links/requests/request.ts'
import type { Reason } from '../model/message.ts'
import type { ChannelField, ChannelSettings } from '../model/notices/channel.ts'
import { proxyChoiceSchema } from '../model/settings.ts'
import { channelFault } from './channel-fault.ts'

/** What a person fills in of something that is told over the network. */
export type Form<Read> = {
  readonly fields: readonly ChannelField[]
  /** Settings as they are kept: of an address that was pasted for a key, its server and the key. */
  readonly unpacked: (settings: ChannelSettings) => ChannelSettings
  /** Why settings do not fit: the field and a sentence; undefined when they do. */
  readonly fault: (settings: ChannelSettings) => { field: string; reason: Reason } | undefined
  /** Throws a ZodError for settings that do not fit. */
  readonly read: (settings: ChannelSettings) => Read
  /** Sends by the way that the settings name. */
  readonly through: (settings: ChannelSettings, request: Requester) => Requester
}

/** A form by the zod shape of its fields, all of which are read from text; one told over HTTP may have a proxy of its own. */
export function formOf<Fields extends z.ZodRawShape>(
  ownFields: Fields,
  isHttp: boolean,
): Form<z.output<z.ZodObject<Fields>>> {
  const own = z.object(ownFields)
  const fields: z.ZodRawShape = isHttp ? { ...ownFields, proxy } : ownFields
  const whole = z.strictObject(fields)
  return {
    fields: Object.entries(fields).map(([name, field]) => fieldOf(name, field)),
    unpacked: (settings) => unpacked(fields, settings),
    fault(settings) {
      const { error } = whole.safeParse(filledIn(settings))
      const [issue] = error?.issues ?? []
      if (!issue) return undefined
      const [name] = issue.code === 'unrecognized_keys' ? issue.keys : issue.path
      const field = String(name ?? '')
      return { field, reason: reasonOf(issue, field, field in filledIn(settings)) }
    },
    read: (settings) => own.parse(filledIn(settings)),
    through(settings, request) {
      const way = filledIn(settings)['proxy']
      return way === undefined
        ? request
        : (url, options) => request(url, { ...options, proxy: way })
    },
  }
}

function reasonOf(issue: z.core.$ZodIssue, field: string, isFilledIn: boolean): Reason {
  if (issue.code === 'unrecognized_keys') return channelFault('unknown', { field })
  if (!isFilledIn) return channelFault('missing', { field })
  if (issue.code !== 'invalid_value') return channelFault('unfit', { field })
  return channelFault('choice', { field, choices: issue.values.map(String).join(', ') })
}

/** A field that nobody may read: a key, a password, an address that lets in whoever knows it. */
export function secret<Field extends z.ZodType>(field: Field): Field {
  return field.meta({ isSecret: true })
}

// It may have a password.
const proxy = secret(proxyChoiceSchema.optional())

/** A pasted address names its own server, whatever was filled in before: elsewhere nobody knows its key. */
function unpacked(fields: z.ZodRawShape, settings: ChannelSettings): ChannelSettings {
  const parts = Object.entries(fields).map(([name, field]) => {
    const pattern = z.globalRegistry.get(field)?.['address']
    const groups = pattern instanceof RegExp && pattern.exec(settings[name]?.trim() ?? '')?.groups
    return groups ? { [name]: groups['key'] ?? '', server: groups['server'] ?? '' } : {}
  })
  return Object.assign({ ...settings }, ...parts)
}

function fieldOf(name: string, type: z.core.$ZodType): ChannelField {
  const standard = z.safeParse(type, undefined)
  const traits = z.globalRegistry.get(type)
  const isText = standard.success && ['string', 'number'].includes(typeof standard.data)
  return {
    name,
    isSecret: traits?.['isSecret'] === true,
    isRequired: !standard.success,
    isLong: traits?.['isLong'] === true,
    default: isText ? String(standard.data) : '',
    choices: choicesOf(type),
  }
}

function choicesOf(type: z.core.$ZodType): string[] {
  if (type instanceof z.ZodEnum) return type.options.map(String)
  const isWrapped = type instanceof z.ZodDefault || type instanceof z.ZodOptional
  return isWrapped ? choicesOf(type.def.innerType) : []
}

// An empty field is one that was not filled in.
function filledIn(settings: ChannelSettings): ChannelSettings {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value.trim() !== ''))
}
