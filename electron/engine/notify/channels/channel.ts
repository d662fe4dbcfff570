import { z } from 'zod'
import type { Requester } from '../../links/requests/request.ts'
import type { Reason } from '../../model/message.ts'
import type { ChannelField, ChannelKind, ChannelSettings } from '../../model/notices/channel.ts'
import type { Delivery } from '../../model/notices/delivery.ts'
import type { Notice } from '../../model/notices/notice.ts'
import { proxyChoiceSchema } from '../../model/settings.ts'
import { channelFault } from '../channel-fault.ts'
import type { Target } from '../target.ts'

/** A message in a person's language, cut to what its channel takes. */
export type Outgoing = {
  /** One line. */
  readonly title: string
  readonly text: string
  /** Whether it tells of something bad. */
  readonly isBad: boolean
  /** What it tells of, for those who read it with a program; empty for a test. */
  readonly notices: readonly Notice[]
  readonly target: Target
  /** When it was made, in milliseconds since 1970. */
  readonly at: number
}

/** What a channel may use to send. */
export type Post = {
  readonly request: Requester
  readonly now: () => number
  readonly signal: AbortSignal
  /** Shows a notice on the desktop of this process; undefined without one. */
  readonly desktop: DesktopNotice | undefined
}

export type DesktopNotice = (
  message: Pick<Outgoing, 'title' | 'text' | 'target'>,
  signal: AbortSignal,
) => Promise<Delivery>

/** The most a channel takes. */
export type Limit = {
  readonly unit: 'bytes' | 'characters'
  /** Of the text. */
  readonly text: number
  /** Of the title. */
  readonly title: number
}

/** A kind of channel: its fields, and how a message goes through it. */
export type ChannelType = {
  readonly kind: ChannelKind
  readonly fields: readonly ChannelField[]
  readonly limit: Limit
  /** Milliseconds from one message to the next. */
  readonly paceMs: number
  /** Milliseconds for one attempt. */
  readonly timeoutMs: number
  /** Read at a glance: without addresses. */
  readonly isGlance: boolean
  /** Where a time-out does not tell whether the message was passed on, it is not sent again. */
  readonly isOnceOnly: boolean
  /** Settings as they are kept: of an address that was pasted for a key, its server and the key. */
  readonly unpacked: (settings: ChannelSettings) => ChannelSettings
  /** Why settings do not fit: the field and a sentence; undefined when they do. */
  readonly fault: (settings: ChannelSettings) => { field: string; reason: Reason } | undefined
  readonly send: (settings: ChannelSettings, message: Outgoing, post: Post) => Promise<Delivery>
}

type Spec<Fields extends z.ZodRawShape> = {
  readonly kind: ChannelKind
  /** All of them are read from text. */
  readonly fields: Fields
  readonly limit: Limit
  readonly paceMs?: number
  readonly timeoutMs?: number
  readonly isOnceOnly?: boolean
  readonly isGlance?: boolean
  /** Told over HTTP, as most are: it may have a proxy of its own. */
  readonly isHttp?: boolean
  send(settings: z.output<z.ZodObject<Fields>>, message: Outgoing, post: Post): Promise<Delivery>
}

/** Defines a kind of channel by the zod shape of its fields. */
export function defineChannel<Fields extends z.ZodRawShape>(spec: Spec<Fields>): ChannelType {
  const { kind, limit, paceMs = 1000, timeoutMs = 20_000 } = spec
  const { isGlance = false, isOnceOnly = false } = spec
  const own = z.object(spec.fields)
  const fields: z.ZodRawShape = spec.isHttp === false ? spec.fields : { ...spec.fields, proxy }
  const whole = z.strictObject(fields)
  return {
    kind,
    limit,
    paceMs,
    timeoutMs,
    isGlance,
    isOnceOnly,
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
    send(settings, message, post) {
      const given = filledIn(settings)
      return spec.send(own.parse(given), message, through(post, given['proxy']))
    },
  }
}

function reasonOf(issue: z.core.$ZodIssue, field: string, isFilledIn: boolean): Reason {
  if (issue.code === 'unrecognized_keys') return channelFault('unknown', { field })
  if (!isFilledIn) return channelFault('missing', { field })
  if (issue.code !== 'invalid_value') return channelFault('unfit', { field })
  return channelFault('choice', { field, choices: issue.values.map(String).join(', ') })
}

/** The same, its requests by a way of their own. */
function through(post: Post, proxy: string | undefined): Post {
  if (proxy === undefined) return post
  return { ...post, request: (url, options) => post.request(url, { ...options, proxy }) }
}

/** A field that nobody may read: a key, a password, an address that lets in whoever knows it. */
export function secret<Field extends z.ZodType>(field: Field): Field {
  return field.meta({ isSecret: true })
}

/** A field of several lines. */
export function long<Field extends z.ZodType>(field: Field): Field {
  return field.meta({ isLong: true })
}

// It may have a password.
const proxy = secret(proxyChoiceSchema.optional())

export const text = z.string().trim().min(1)

/**
 * A key, or the whole address that a service hands it out in: people paste that. The address is taken apart by the groups
 * `server` and `key`; one that does not fit is none of this service.
 */
export const keyIn = (address: RegExp) =>
  text
    .refine((written) => !/^https?:/i.test(written) || address.test(written))
    .transform((written) => address.exec(written)?.groups?.['key'] ?? written)
    .meta({ address })

/** A pasted address names its own server, whatever was filled in before: elsewhere nobody knows its key. */
function unpacked(fields: z.ZodRawShape, settings: ChannelSettings): ChannelSettings {
  const parts = Object.entries(fields).map(([name, field]) => {
    const pattern = z.globalRegistry.get(field)?.['address']
    const groups = pattern instanceof RegExp && pattern.exec(settings[name]?.trim() ?? '')?.groups
    return groups ? { [name]: groups['key'] ?? '', server: groups['server'] ?? '' } : {}
  })
  return Object.assign({ ...settings }, ...parts)
}

/** A web address, without the slash at its end. */
export const address = z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, ''))

/** An address with the default one. */
export const addressOr = (standard: string) => z.string().trim().default(standard).pipe(address)

/** `a, b; c` as a list. */
export const list = z
  .string()
  .transform((line) => line.split(/[\s,;，；]+/).filter((each) => each !== ''))

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
