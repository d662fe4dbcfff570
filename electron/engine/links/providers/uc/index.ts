import { createQuarkProvider } from '../quark/index.ts'

/**
 * UC speaks Quark's protocol, in Quark's codes (measured by kungal on 25 links); its API wants the
 * page's `Origin`. Its share pages are not read: their words also stand in the titles of live shares.
 */
export const uc = createQuarkProvider({
  id: 'uc',
  api: 'https://pc-api.uc.cn',
  site: 'https://drive.uc.cn',
  client: { pr: 'UCBrowser', fr: 'pc' },
  shortHosts: [],
})
