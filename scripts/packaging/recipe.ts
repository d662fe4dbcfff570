/** What electron-builder tells fpm of a package. */
export type Recipe = {
  readonly name: string
  readonly version: string
  readonly architecture: string
  readonly maintainer: string
  readonly vendor: string
  readonly url: string
  readonly license: string
  /** Of a .deb: one line, and what follows it. */
  readonly description: string
  readonly depends: readonly string[]
  /** The file to be made. */
  readonly package: string
  /** Scripts for root. */
  readonly 'after-install': string
  readonly 'after-remove': string
}
