import { createInstance } from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { Settings } from '../electron/api/contract/settings.ts'
import en from '../electron/words/en.json'
import zhCN from '../electron/words/zh-CN.json'

export const i18n = createInstance()

/** Makes the catalogues ready; the settings choose the language later. */
export async function initI18n(systemLanguage: string): Promise<void> {
  await i18n.use(initReactI18next).init({
    resources: { en: { translation: en }, 'zh-CN': { translation: zhCN } },
    lng: languageOf('system', systemLanguage),
    fallbackLng: 'en',
    load: 'currentOnly',
    // React escapes what it renders.
    interpolation: { escapeValue: false },
  })
}

/** The catalogue for a setting on a system of that language. */
export function languageOf(language: Settings['language'], systemLanguage: string): 'en' | 'zh-CN' {
  if (language !== 'system') return language
  return /^zh\b/i.test(systemLanguage) ? 'zh-CN' : 'en'
}
