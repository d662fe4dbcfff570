// Makes the packages of this system out of what is built, in release/.
import { execFileSync } from 'node:child_process'
import { globSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { feedName } from '../electron/engine/updates/feed.ts'
import metadata from '../package.json' with { type: 'json' }
import { isReachable, MissingPrerequisite } from './electron-runtime.mjs'
import { build, packedWith, runtimeAtHand } from './packaging/builder.ts'
import { writeChecksums } from './packaging/checksums.ts'
import { explained } from './packaging/explained.ts'
import { feedOf } from './packaging/feed.ts'
import { archiveOf } from './packaging/tarball.ts'

const root = resolve(import.meta.dirname, '..')
const release = join(root, 'release')

await explained(async () => {
  rmSync(release, { recursive: true, force: true })
  const left = await makePackages()
  for (const line of writeChecksums(release)) console.log(line)
  if (left !== '') console.log(left)
})

/** What was left out, and why; empty where nothing was. */
async function makePackages(): Promise<string> {
  if (await isReachable(toolsUrl())) {
    build(metadata.devDependencies.electron, [])
    makeArchives()
    writeFileSync(
      join(release, feedName(process.platform)),
      feedOf(release, metadata.version, changelog(), new Date()),
    )
    return ''
  }
  if (process.platform !== 'linux' || !canRun('dpkg-deb')) {
    throw new MissingPrerequisite(
      'The tools of electron-builder cannot be fetched from GitHub, so no packages were made. Check the network, set ELECTRON_BUILDER_BINARIES_MIRROR to a mirror, or be content with `npm run pack`.',
    )
  }
  const runtime = await runtimeAtHand()
  const targets = canRun('rpmbuild') ? ['deb', 'rpm'] : ['deb']
  build(runtime.version, ['--linux', ...targets, `--${process.arch}`, ...packedWith(runtime)], {
    CUSTOM_FPM_PATH: join(import.meta.dirname, 'packaging/fpm.ts'),
  })
  makeArchives()
  const left = targets.includes('rpm')
    ? 'The AppImage'
    : 'The .rpm, which wants rpmbuild (apt-get install rpm), the AppImage'
  return `${left} and the packages of other architectures were left out: the tools of electron-builder cannot be fetched from GitHub.`
}

function makeArchives(): void {
  for (const deb of globSync(join(release, '*.deb'))) archiveOf(deb)
}

function changelog(): string {
  return readFileSync(join(root, 'CHANGELOG.md'), 'utf8')
}

// https://github.com/electron-userland/electron-builder/blob/master/packages/app-builder-lib/src/binDownload.ts
function toolsUrl(): string {
  const mirror =
    process.env['ELECTRON_BUILDER_BINARIES_MIRROR'] ??
    'https://github.com/electron-userland/electron-builder-binaries/releases/download/'
  return `${mirror}fpm@2.1.4/fpm-1.17.0-ruby-3.4.3-linux-amd64.7z`
}

function canRun(program: string): boolean {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
