import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { aptGet } from './apt-get.mjs'
import { MissingPrerequisite } from './electron-runtime.mjs'

// Each entry lists the names one thing goes by: Debian 13 and Ubuntu 24.04 renamed some to …t64.
const libraries = [
  ['libgtk-3-0', 'libgtk-3-0t64'],
  ['libnss3'],
  ['libasound2', 'libasound2t64'],
  ['libgbm1'],
  ['libxss1'],
  ['fonts-noto-cjk'],
  // The marks of outcomes in logs (✅ ❌) are emoji.
  ['fonts-noto-color-emoji'],
]
const virtualDisplay = [['xvfb'], ['xauth'], ['dbus']]
const browser = [['chromium']]
// A disk without links and sockets.
const exfat = [['exfat-fuse'], ['exfatprogs']]
// Between an engine and its workers.
const database = [['postgresql']]
// They read what a package holds and tells the desktop; one makes an .rpm, too.
const validators = [['desktop-file-utils'], ['appstream'], ['lintian'], ['rpm']]
const desktop = [
  ['xfce4-panel'],
  ['xfwm4'],
  ['xfconf'],
  ['xfce4-notifyd'],
  ['xdotool'],
  ['libglib2.0-bin'],
  ['dbus-x11'],
]

/** Makes sure Electron finds its shared libraries; installs them on Debian and Ubuntu as root. */
export async function ensureLibraries(electron) {
  const missing = missingLibraries(electron)
  if (missing.length === 0) return
  if (!hasApt()) {
    throw new MissingPrerequisite(
      `Electron needs shared libraries this machine lacks: ${missing.join(', ')}. Install them with your system's package manager.`,
    )
  }
  await install([...libraries, ...virtualDisplay])
}

/** Makes sure what the test of the installed package needs is there, beside what all tests need. */
export async function ensureInstallationTest() {
  await ensureTestDesktop()
  await install(validators)
}

/** Makes sure everything the tests need is there: a virtual display, a small desktop, a browser, an exFAT disk, PostgreSQL. */
export async function ensureTestDesktop() {
  if (process.platform !== 'linux') return
  if (!hasApt()) return
  await install([...libraries, ...virtualDisplay, ...desktop, ...browser, ...exfat, ...database])
}

function missingLibraries(electron) {
  if (process.platform !== 'linux') return []
  const ldd = spawnSync('ldd', [electron], { encoding: 'utf8' })
  return [...(ldd.stdout ?? '').matchAll(/^\s*(\S+) => not found$/gm)].map((match) => match[1])
}

async function install(wanted) {
  const absent = wanted.filter((names) => !names.some(isInstalled))
  if (absent.length === 0) return
  if (process.getuid?.() !== 0) {
    const names = absent.map((names) => names.find(isOffered) ?? names[0])
    throw new MissingPrerequisite(
      `Some system packages are missing; install them with: sudo apt-get install -y ${names.join(' ')}`,
    )
  }
  // A fresh machine has no package lists, so what is offered is known only after the update.
  await aptGet(['update', '-qq'])
  const names = absent.map((names) => names.find(isOffered) ?? names[0])
  console.log(`Installing system packages: ${names.join(' ')}`)
  await aptGet(['install', '-y', '-qq', '--no-install-recommends', ...names])
}

const hasApt = () => existsSync('/usr/bin/apt-get')

function isInstalled(name) {
  const query = spawnSync('dpkg-query', ['-W', '-f=${db:Status-Status}', name], {
    encoding: 'utf8',
  })
  return query.status === 0 && query.stdout.startsWith('installed')
}

function isOffered(name) {
  const policy = spawnSync('apt-cache', ['policy', name], { encoding: 'utf8' })
  return /Candidate: (?!\(none\))/.test(policy.stdout)
}

if (process.argv[1] === import.meta.filename) {
  try {
    await ensureTestDesktop()
  } catch (error) {
    if (!(error instanceof MissingPrerequisite)) throw error
    console.error(error.message)
    process.exit(1)
  }
}
