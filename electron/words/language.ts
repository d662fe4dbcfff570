import { createInstance, type i18n } from 'i18next'
import en from './en.json' with { type: 'json' }
import zhCN from './zh-CN.json' with { type: 'json' }

export type LanguageSetting = 'system' | 'en' | 'zh-CN'

/** Translates a message key into the user's language. */
export type Translate = (key: string, values?: Readonly<Record<string, unknown>>) => string

/** The words of tray, notifications, logs and answers to scripts, in the language of the settings. */
export class Language {
  readonly #systemLanguage: string
  readonly #i18n: i18n

  constructor(systemLanguage: string) {
    this.#systemLanguage = systemLanguage
    this.#i18n = createInstance()
    // The catalogues are at hand, so this ends before it returns.
    void this.#i18n.init({
      resources: { en: { translation: en }, 'zh-CN': { translation: zhCN } },
      lng: this.#resolve('system'),
      fallbackLng: 'en',
      load: 'currentOnly',
      initAsync: false,
      interpolation: { escapeValue: false },
    })
  }

  /** BCP 47 tag for dates and numbers. */
  get tag(): string {
    return this.#i18n.language
  }

  /** The catalogue itself, for what chooses its words by what there is. */
  get words(): Pick<i18n, 't' | 'exists' | 'language'> {
    return this.#i18n
  }

  readonly translate: Translate = (key, values) => this.#i18n.t(key, { ...values })

  use(setting: LanguageSetting): void {
    void this.#i18n.changeLanguage(this.#resolve(setting))
  }

  /** Speaks the language of the settings from now on. */
  follow(engine: {
    readonly settings: { get(): { readonly language: LanguageSetting } }
    readonly events: { on(listener: (event: { readonly type: string }) => void): unknown }
  }): void {
    const { events, settings } = engine
    this.use(settings.get().language)
    events.on(({ type }) => {
      if (type === 'settings') this.use(settings.get().language)
    })
  }

  #resolve(setting: LanguageSetting): 'en' | 'zh-CN' {
    if (setting !== 'system') return setting
    return /^zh\b/i.test(this.#systemLanguage) ? 'zh-CN' : 'en'
  }
}
