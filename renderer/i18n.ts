import { createInstance } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { catalogueOptions } from '../electron/words/catalogue.ts'
import enPage from '../electron/words/en/page.json'
import enReasons from '../electron/words/en/reasons.json'
import enShared from '../electron/words/en/shared.json'
import zhPage from '../electron/words/zh-CN/page.json'
import zhReasons from '../electron/words/zh-CN/reasons.json'
import zhShared from '../electron/words/zh-CN/shared.json'

export const i18n = createInstance()

const catalogues = {
  en: { ...enShared, ...enReasons, ...enPage },
  'zh-CN': { ...zhShared, ...zhReasons, ...zhPage },
}

/** Makes the catalogues ready; the settings choose the language later. */
export async function initI18n(systemLanguage: string): Promise<void> {
  await i18n.use(initReactI18next).init(catalogueOptions(catalogues, systemLanguage))
}
