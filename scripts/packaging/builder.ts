import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import metadata from '../../package.json' with { type: 'json' }
import { MissingPrerequisite, resolveElectron } from '../electron-runtime.mjs'
import { writeNotices } from './notices.ts'

const root = resolve(import.meta.dirname, '../..')

/** An Electron that is at hand, unpacked. */
type Runtime = {
  /** Of the distribution, with the file `version` in it. */
  readonly folder: string
  readonly version: string
}

/** The Electron that `npm start` runs. */
export async function runtimeAtHand(): Promise<Runtime> {
  const program = await resolveElectron()
  // https://github.com/electron/electron/blob/main/npm/install.js (getPlatformPath)
  const folder = process.platform === 'darwin' ? resolve(program, '../../../..') : dirname(program)
  return { folder, version: readFileSync(join(folder, 'version'), 'utf8').trim().replace('v', '') }
}

/** What electron-builder is told to pack with an Electron at hand. With another than the one named it is no release. */
export function packedWith({ folder, version }: Runtime): string[] {
  const isRelease = version === metadata.devDependencies.electron
  return [
    `-c.electronDist=${folder}`,
    `-c.electronVersion=${version}`,
    // A release is installed over it as an update. Nobody downloads it, so it need not be small.
    ...(isRelease
      ? []
      : [
          `-c.extraMetadata.version=${metadata.version}-dev`,
          '-c.deb.compression=gz',
          '-c.rpm.compression=gzip',
        ]),
  ]
}

/** Runs electron-builder on what is built. */
export function build(
  electron: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): void {
  writeNotices(electron)
  const cli = join(root, 'node_modules/electron-builder/cli.js')
  const { status } = spawnSync(process.execPath, [cli, '--publish', 'never', ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  })
  if (status !== 0)
    throw new MissingPrerequisite('electron-builder made no package; it says why above.')
}
