import { createInstance, type i18n } from 'i18next'
import type { Settings } from '../api/contract/settings.ts'
import { catalogueOptions, languageOf, type Translate, type Words } from './catalogue.ts'
import enCli from './en/cli.json' with { type: 'json' }
import enDesktop from './en/desktop.json' with { type: 'json' }
import enEngine from './en/engine.json' with { type: 'json' }
import enMachine from './en/machine.json' with { type: 'json' }
import enReasons from './en/reasons.json' with { type: 'json' }
import enSaving from './en/saving.json' with { type: 'json' }
import enShared from './en/shared.json' with { type: 'json' }
import enSystem from './en/system.json' with { type: 'json' }
import enWorkers from './en/workers.json' with { type: 'json' }
import zhCli from './zh-CN/cli.json' with { type: 'json' }
import zhDesktop from './zh-CN/desktop.json' with { type: 'json' }
import zhEngine from './zh-CN/engine.json' with { type: 'json' }
import zhMachine from './zh-CN/machine.json' with { type: 'json' }
import zhReasons from './zh-CN/reasons.json' with { type: 'json' }
import zhSaving from './zh-CN/saving.json' with { type: 'json' }
import zhShared from './zh-CN/shared.json' with { type: 'json' }
import zhSystem from './zh-CN/system.json' with { type: 'json' }
import zhWorkers from './zh-CN/workers.json' with { type: 'json' }

const catalogues = {
  en: {
    ...enShared,
    ...enSystem,
    ...enReasons,
    ...enMachine,
    ...enEngine,
    ...enDesktop,
    ...enCli,
    ...enSaving,
    ...enWorkers,
  },
  'zh-CN': {
    ...zhShared,
    ...zhSystem,
    ...zhReasons,
    ...zhMachine,
    ...zhEngine,
    ...zhDesktop,
    ...zhCli,
    ...zhSaving,
    ...zhWorkers,
  },
}

/** The words of everything but the page, in the language of the settings. */
export class Language {
  readonly #systemLanguage: string
  readonly #i18n: i18n

  constructor(systemLanguage: string) {
    this.#systemLanguage = systemLanguage
    this.#i18n = createInstance()
    // The catalogues are at hand, so this ends before it returns.
    void this.#i18n.init({ ...catalogueOptions(catalogues, systemLanguage), initAsync: false })
  }

  /** The catalogue itself, for what chooses its words by what there is. */
  get words(): Words {
    return this.#i18n
  }

  readonly translate: Translate = (key, values) => this.#i18n.t(key, { ...values })

  use(setting: Settings['language']): void {
    void this.#i18n.changeLanguage(languageOf(setting, this.#systemLanguage))
  }

  /** Speaks the language of the settings from now on. */
  follow(engine: {
    readonly settings: { get(): Pick<Settings, 'language'> }
    readonly events: { on(listener: (event: { readonly type: string }) => void): unknown }
  }): void {
    const { events, settings } = engine
    this.use(settings.get().language)
    events.on(({ type }) => {
      if (type === 'settings') this.use(settings.get().language)
    })
  }
}
