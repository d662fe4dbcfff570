import { z } from 'zod'

/** Every drive whose links are told apart; `web` is any other http or https address. */
export const providers = [
  'quark',
  'uc',
  'aliyun',
  'baidu',
  '115',
  '123',
  'xunlei',
  'tianyi',
  '139',
  'pikpak',
  'lanzou',
  'weiyun',
  'web',
] as const

export const providerSchema = z.enum(providers)

export type Provider = z.output<typeof providerSchema>

/** A provider that is a cloud drive. */
export type Drive = Exclude<Provider, 'web'>
