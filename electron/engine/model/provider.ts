/**
 * Every drive whose links are told apart; `web` is any other http or https address. The page knows the
 * providers from here; links/providers/index.ts does not compile unless it holds each of them.
 */
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

const known = new Set<string>(providers)

/** Whether a stored provider is one of this version's. */
export function isProvider(text: string): text is Provider {
  return known.has(text)
}

/** The drive of a stored link; one that this version does not know is as any address on the web. */
export function knownProvider(text: string): Provider {
  return isProvider(text) ? text : 'web'
}

export type Provider = (typeof providers)[number]
