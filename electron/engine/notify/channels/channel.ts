import { z } from 'zod'
import type { Requester } from '../../links/requests/request.ts'
import type { ChannelKind, ChannelSettings } from '../../model/notices/channel.ts'
import type { Delivery } from '../../model/notices/delivery.ts'
import type { Notice } from '../../model/notices/notice.ts'
import { type Form, formOf, secret } from '../form.ts'
import type { Target } from '../target.ts'

export { secret }

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
export type ChannelType = Pick<Form<unknown>, 'fields' | 'unpacked' | 'fault'> & {
  readonly kind: ChannelKind
  readonly limit: Limit
  /** Milliseconds from one message to the next. */
  readonly paceMs: number
  /** Milliseconds for one attempt. */
  readonly timeoutMs: number
  /** Read at a glance: without addresses. */
  readonly isGlance: boolean
  /** Where a time-out does not tell whether the message was passed on, it is not sent again. */
  readonly isOnceOnly: boolean
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
  const form = formOf(spec.fields, spec.isHttp !== false)
  const { fault, fields, unpacked } = form
  return {
    kind,
    limit,
    paceMs,
    timeoutMs,
    isGlance,
    isOnceOnly,
    fields,
    unpacked,
    fault,
    send: (settings, message, post) => {
      const request = form.through(settings, post.request)
      return spec.send(form.read(settings), message, {
        ...post,
        // What ends it is the time of the attempt: a drive is given up sooner.
        request: (url, options) => request(url, { ...options, headersTimeoutMs: timeoutMs }),
      })
    },
  }
}

/** A field of several lines. */
export function long<Field extends z.ZodType>(field: Field): Field {
  return field.meta({ isLong: true })
}

export const text = z.string().trim().min(1)

/**
 * A key, or the whole address that a service hands it out in: people paste that. The address is taken apart by the groups
 * `server` and `key`; one that does not fit is none of this service.
 */
export const keyIn = (address: RegExp, key: z.ZodType<string, string> = z.string()) =>
  text
    .refine((written) => !/^https?:/i.test(written) || address.test(written))
    .transform((written) => address.exec(written)?.groups?.['key'] ?? written)
    .pipe(key)
    .meta({ address })

/** A key that is sent as a header, where nothing but ASCII stands. */
export const headerKey = z.string().regex(/^[\x21-\x7e]+$/)

/** An address that lets in whoever knows it, whole as it was handed out. */
export const hook = secret(z.url({ protocol: /^https?$/ }))

/**
 * The address of a server, without the slash at its end. It is no secret, so none stands in it, and a path is put behind it:
 * what was copied with its query is the address of something else.
 */
export const address = z
  .url({ protocol: /^https?$/ })
  .regex(/^[^?#@]*$/)
  .transform((url) => url.replace(/\/+$/, ''))

/** The login of a server that stands behind one. */
export const login = { user: z.string().optional(), password: secret(z.string().optional()) }

/** An address with the default one; `read` takes what people write in its place. */
export const addressOr = (standard: string, read = (written: string) => written) =>
  z.string().trim().default(standard).transform(read).pipe(address)

/** `a, b; c` as a list. */
export const list = z
  .string()
  .transform((line) => line.split(/[\s,;，；]+/).filter((each) => each !== ''))
