import metadata from '../../../package.json' with { type: 'json' }

/** The version of this Pansentry and its page, as its package names them. */
export const { homepage, version } = metadata

/** `release`: packed with the Electron that this version names; `development`: with another; `source`: not packed. */
export const builds = ['release', 'development', 'source'] as const

export type Build = (typeof builds)[number]

/** How the Pansentry was made that runs as a process. */
export function buildOf({
  defaultApp,
  versions: { electron },
}: {
  /** True where Electron was given the folder of an app. */
  readonly defaultApp?: boolean
  readonly versions: { readonly electron?: string }
}): Build {
  if (electron === undefined || defaultApp) return 'source'
  return electron === metadata.devDependencies.electron ? 'release' : 'development'
}
