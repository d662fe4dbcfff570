import { expect, test } from 'vitest'
import { buildOf } from '../../../../electron/engine/model/version.ts'
import metadata from '../../../../package.json' with { type: 'json' }

const { electron } = metadata.devDependencies

test.each([
  ['plain Node', {}, 'source'],
  ['Electron with the folder of a checkout', { electron, defaultApp: true }, 'source'],
  ['a package with the Electron of this version', { electron }, 'release'],
  ['a package with an older Electron', { electron: '42.0.0' }, 'development'],
  [
    'another Electron with the folder of a checkout',
    { electron: '42.0.0', defaultApp: true },
    'source',
  ],
] as const)(
  '%s',
  (_, { electron, defaultApp }: { electron?: string; defaultApp?: boolean }, build) => {
    const versions = electron === undefined ? {} : { electron }
    expect(buildOf(defaultApp === undefined ? { versions } : { versions, defaultApp })).toBe(build)
  },
)
