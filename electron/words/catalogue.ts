import type { InitOptions, i18n, ResourceKey } from 'i18next'
import { oneLine } from '../api/contract/runs.ts'
import type { Settings } from '../api/contract/settings.ts'

/** A catalogue in a language, as whatever puts something into words is given it. */
export type Words = Pick<i18n, 't' | 'exists' | 'language'>

/** Translates a message key into the user's language. */
export type Translate = (key: string, values?: Readonly<Record<string, unknown>>) => string

/** The languages there are. */
export type Tag = Exclude<Settings['language'], 'system'>

/** The catalogue for a setting on a system of that language. */
export function languageOf(setting: Settings['language'], systemLanguage: string): Tag {
  if (setting !== 'system') return setting
  return /^zh\b/i.test(systemLanguage) ? 'zh-CN' : 'en'
}

/** How i18next reads the catalogues of one reader; it begins in the language of the system. */
export function catalogueOptions(
  catalogues: Readonly<Partial<Record<Tag, ResourceKey>>>,
  systemLanguage: string,
): InitOptions {
  return {
    resources: Object.fromEntries(
      Object.entries(catalogues).map(([tag, translation]) => [tag, { translation }]),
    ),
    lng: languageOf('system', systemLanguage),
    fallbackLng: 'en',
    load: 'currentOnly',
    // React escapes what it renders, and menus show text as it is; what stands in a sentence may not break it.
    interpolation: { escape: oneLine },
  }
}
