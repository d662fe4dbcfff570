import type { SignInPage } from '../engine/accounts/drive-account.ts'
import type { Engine } from '../engine/engine.ts'
import type { Finding } from '../engine/model/doctor/finding.ts'
import type { Words } from '../words/catalogue.ts'
import type { HttpState } from './contract/http.ts'
import type { Offer } from './contract/links.ts'
import type { LoginStart, ShortcutHindrance } from './contract/settings.ts'
import type { Info } from './contract/system.ts'

/** What the API needs of the machine it runs on: a desktop, or a server without one. */
export type Host = {
  info(): Info
  /** Opens an http or https address in the person's browser. */
  openUrl(url: string): Promise<void>
  showLog(): void
  /** Shows a file in the file manager. */
  showFile(path: string): void
  /** Where a person's downloads go. */
  downloads(): string
  /** Opens a file in the program the person edits it with. */
  openPath(path: string): Promise<void>
  /** Lets the person choose a file; null when they choose none. */
  chooseFile(): Promise<string | null>
  /**
   * Shows a drive's page in a window of its own until `take` makes something of the cookies there; null when a person
   * closes it before. Rejects with what `take` rejects with.
   */
  signIn<Taken>(
    page: SignInPage,
    take: (cookie: string) => Promise<Taken | null>,
    signal?: AbortSignal,
  ): Promise<Taken | null>
  readonly startAtLogin: StartAtLogin
  /** What the window of quick add is to show; null while there is none. */
  offer(): Offer | null
  /** Why the keys of quick add may do nothing. */
  shortcutHindrance(): ShortcutHindrance | null
  /** Why the last notification was not shown; null when it was, or none was tried. */
  notificationProblem(): string | null
  /** What the machine is found to be while this engine runs on it. */
  examine(engine: Engine, words: Words): Promise<Finding[]>
  /** Begins the end of this process, as a signal does. */
  stop(): void
  /** Ends what runs and starts again, on the same data; what was planned for the next start is then done. */
  restart(): void
  /** The HTTP server, where there may be one. */
  readonly http?: HttpAccess
}

export type StartAtLogin = {
  /** As the system itself has it. */
  get(): LoginStart
  set(on: boolean): void
}

/** As the contract shows it, but for the error that kept the server from opening. */
export type HttpServerState =
  | Exclude<HttpState, { state: 'failed' }>
  | { readonly state: 'failed'; readonly error: unknown }

/** The HTTP server as those see it who are at the machine. */
export type HttpAccess = {
  /** Settles when a change of the settings has taken effect. */
  state(): Promise<HttpServerState>
  /** Null while nobody is let in. */
  access(): { readonly signInUrl: string; readonly token: string } | null
}

/** What a machine without a desktop answers. */
export const noDesktop: Omit<Host, 'info' | 'examine' | 'stop' | 'restart' | 'http'> = {
  openUrl: () => Promise.reject(new Error('There is no desktop here.')),
  showLog() {
    throw new Error('There is no desktop here.')
  },
  showFile() {
    throw new Error('There is no desktop here.')
  },
  downloads() {
    throw new Error('There is no desktop here.')
  },
  // A file that was written is not lost: its path is in the answer.
  openPath: () => Promise.resolve(),
  chooseFile: () => Promise.reject(new Error('There is no desktop here.')),
  signIn: () => Promise.reject(new Error('There is no desktop here.')),
  startAtLogin: { get: () => ({ on: false, hindrance: 'service' }), set: () => {} },
  notificationProblem: () => null,
  offer: () => null,
  shortcutHindrance: () => null,
}

/** The same machine as a browser sees it: what a desktop does happens elsewhere. */
export function withoutDesktop(host: Host): Host {
  return {
    ...noDesktop,
    info: () => ({ ...host.info(), hasDesktop: false }),
    examine: (engine, words) => host.examine(engine, words),
    restart: () => host.restart(),
    startAtLogin: {
      get: () => ({ on: host.startAtLogin.get().on, hindrance: 'elsewhere' }),
      set: () => {},
    },
    stop() {
      throw new Error('It is stopped where it runs.')
    },
  }
}
