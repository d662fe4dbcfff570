/** Where a drive that speaks Quark's protocol is asked. */
export type QuarkSite = {
  readonly api: string
  /** The page whose calls these are; sent as `Origin` and `Referer`. */
  readonly site: string
  readonly client: Readonly<Record<string, string>>
}

export const quarkSite: QuarkSite = {
  api: 'https://drive-pc.quark.cn',
  site: 'https://pan.quark.cn',
  client: { pr: 'ucpro', fr: 'pc' },
}

/** What such a drive is sent beside its own parameters, as its page does. */
export function headersOf({ site }: QuarkSite): Readonly<Record<string, string>> {
  return { accept: 'application/json, text/plain, */*', origin: site, referer: `${site}/` }
}
