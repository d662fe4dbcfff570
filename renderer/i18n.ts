import { createInstance } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { catalogueOptions, languageOf, type Tag } from '../electron/words/catalogue.ts'

export const i18n = createInstance()

// A file each: the page loads the one it shows.
const catalogues = {
  en: () => import('./catalogues/en.ts'),
  'zh-CN': () => import('./catalogues/zh-cn.ts'),
}

let wanted: Tag

/** Begins in the language of the system; the settings choose the language later. */
export async function initI18n(systemLanguage: string): Promise<void> {
  wanted = languageOf('system', systemLanguage)
  const { catalogue } = await catalogues[wanted]()
  await i18n.use(initReactI18next).init(catalogueOptions({ [wanted]: catalogue }, systemLanguage))
}

/** Shows a language once its catalogue has come, unless another one was asked for meanwhile. */
export async function changeLanguage(language: Tag): Promise<void> {
  wanted = language
  const { catalogue } = await catalogues[language]()
  if (wanted !== language) return
  i18n.addResourceBundle(language, 'translation', catalogue)
  await i18n.changeLanguage(language)
}
