import metadata from '../../../package.json' with { type: 'json' }

/** The version of this Pansentry, as its package names it. */
export const { version } = metadata
