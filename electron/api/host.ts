/** What the API needs of the machine it runs on: a desktop, or a server without one. */
export type Host = {
  info(): {
    readonly version: string
    readonly dataFolder: string
    /** BCP 47. */
    readonly systemLanguage: string
    /** IANA. */
    readonly systemTimeZone: string
    readonly hasDesktop: boolean
  }
  /** Opens an http or https address in the person's browser. */
  openUrl(url: string): Promise<void>
  showLog(): void
  /** Opens a file in the program the person edits it with. */
  openPath(path: string): Promise<void>
  readonly startAtLogin: {
    /** What the system itself says; null where it cannot be set. */
    get(): boolean | null
    set(on: boolean): void
  }
}
