import { createInstance } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { catalogueOptions, languageOf, type Tag } from '../electron/words/catalogue.ts'

export const i18n = createInstance()

// A file each: the page loads the one it shows.
const catalogues = {
  en: () => import('./catalogues/en.ts'),
  'zh-CN': () => import('./catalogues/zh-cn.ts'),
}

/** What one part of the page alone says, and loads with itself. */
const parts = {
  account: {
    en: () => import('../electron/words/en/account.json'),
    'zh-CN': () => import('../electron/words/zh-CN/account.json'),
  },
  jobs: {
    en: () => import('../electron/words/en/jobs.json'),
    'zh-CN': () => import('../electron/words/zh-CN/jobs.json'),
  },
  notifications: {
    en: () => import('../electron/words/en/notifications.json'),
    'zh-CN': () => import('../electron/words/zh-CN/notifications.json'),
  },
  saving: {
    en: () => import('../electron/words/en/saving.json'),
    'zh-CN': () => import('../electron/words/zh-CN/saving.json'),
  },
  system: {
    en: () => import('../electron/words/en/system.json'),
    'zh-CN': () => import('../electron/words/zh-CN/system.json'),
  },
  workers: {
    en: () => import('../electron/words/en/workers.json'),
    'zh-CN': () => import('../electron/words/zh-CN/workers.json'),
  },
}

type Part = keyof typeof parts

let wanted: Tag
const wantedParts = new Set<Part>()

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
  i18n.addResourceBundle(language, 'translation', catalogue, true)
  await Promise.all([...wantedParts].map((part) => addPart(part, language)))
  if (wanted === language) await i18n.changeLanguage(language)
}

/** Resolves when the words of a part are there, in the language that is wanted by then and in each later one. */
export async function loadWords(part: Part): Promise<void> {
  wantedParts.add(part)
  for (let language: Tag | undefined; language !== wanted; ) {
    language = wanted
    await addPart(part, language)
  }
}

async function addPart(part: Part, language: Tag): Promise<void> {
  const { default: words } = await parts[part][language]()
  i18n.addResourceBundle(language, 'translation', words, true)
}
