import type { QuarkSite } from '../quark/site.ts'

export const ucSite: QuarkSite = {
  api: 'https://pc-api.uc.cn',
  site: 'https://drive.uc.cn',
  client: { pr: 'UCBrowser', fr: 'pc' },
}
