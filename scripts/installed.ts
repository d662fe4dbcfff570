// Makes the packages, installs those of this machine on it, tries them as an ordinary person on a desktop of their own, and
// removes them. It needs root and apt, and a machine without a Pansentry: what it cannot run without, it names.
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  chownSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { asRoot, serveErrands } from '../test/installed/errands.ts'
import { MissingPrerequisite } from './electron-runtime.mjs'
import { explained } from './packaging/explained.ts'
import { ensureInstallationTest } from './system-packages.mjs'

const root = resolve(import.meta.dirname, '..')
// Whom every system has, and who owns nothing.
const nobody = 65_534
const rpmArch: Readonly<Record<string, string>> = { x64: 'x86_64', arm64: 'aarch64' }

await explained(async () => {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    throw new MissingPrerequisite(
      'The test of the installed package installs it, so it needs root on Debian or Ubuntu: sudo npm run test:installed.',
    )
  }
  if (existsSync('/opt/Pansentry')) {
    throw new MissingPrerequisite(
      'A Pansentry is installed on this machine, which the test of the installed package would remove; run it on another.',
    )
  }
  await ensureInstallationTest()
  const { status } = spawnSync('npm', ['run', '-s', 'dist'], { cwd: root, stdio: 'inherit' })
  if (status !== 0) throw new MissingPrerequisite('There are no packages, so none was installed.')
  const folder = mkdtempSync(join(tmpdir(), 'pansentry-installed-'))
  chmodSync(folder, 0o755)
  const errands = await serveErrands(folder)
  try {
    process.exitCode = await runAsPerson(folder, packagesFor(folder))
  } finally {
    await asRoot('removeRpm', '', folder)
    await asRoot('purge', '', folder)
    errands.close()
    rmSync(folder, { recursive: true, force: true })
  }
})

/** The packages that were made, and an older version of the same. */
function packagesFor(folder: string): Record<string, string> {
  const [deb] = globSync(join(root, `release/*.deb`)).filter((file) => isForThisMachine(file))
  const [archive] = globSync(join(root, `release/*-${process.arch}.tar.gz`))
  const [rpm] = globSync(join(root, `release/*-${rpmArch[process.arch]}.rpm`))
  if (!deb || !archive || !rpm)
    throw new MissingPrerequisite('npm run dist left no .deb, .rpm and .tar.gz of this machine.')
  const tree = join(folder, 'older')
  execFileSync('dpkg-deb', ['--raw-extract', deb, tree])
  const control = join(tree, 'DEBIAN/control')
  writeFileSync(control, readFileSync(control, 'utf8').replace(/^Version: .*$/m, 'Version: 0.0.1'))
  writeFileSync(join(tree, 'opt/Pansentry/only-in-0.0.1'), '')
  const older = join(folder, 'older.deb')
  execFileSync('dpkg-deb', ['--root-owner-group', '-Znone', '--build', tree, older])
  rmSync(tree, { recursive: true })
  return {
    PANSENTRY_TEST_DEB: deb,
    PANSENTRY_TEST_OLDER_DEB: older,
    PANSENTRY_TEST_ARCHIVE: archive,
    PANSENTRY_TEST_RPM: rpm,
  }
}

function isForThisMachine(deb: string): boolean {
  const print = (...command: [string, ...string[]]) =>
    execFileSync(command[0], command.slice(1), { encoding: 'utf8' }).trim()
  return print('dpkg-deb', '--field', deb, 'Architecture') === print('dpkg', '--print-architecture')
}

/** Runs the tests as an ordinary person, whom Chromium gives its sandbox; resolves with their exit code. */
async function runAsPerson(folder: string, packages: Record<string, string>): Promise<number> {
  const home = join(folder, 'home 家')
  const folders = {
    HOME: home,
    XDG_CONFIG_HOME: join(home, '.config'),
    XDG_CACHE_HOME: join(home, '.cache'),
    XDG_DATA_HOME: join(home, '.local/share'),
    XDG_RUNTIME_DIR: join(home, 'runtime'),
    // xvfb-run takes no blanks.
    TMPDIR: join(folder, 'tmp'),
  }
  for (const path of Object.values(folders)) {
    mkdirSync(path, { recursive: true, mode: 0o700 })
    chownSync(path, nobody, nobody)
  }
  chownSync(join(home, '.local'), nobody, nobody)
  const playwright = [process.execPath, join(root, 'node_modules/playwright/cli.js'), 'test']
  const config = ['--config', join(root, 'test/installed/playwright.config.ts')]
  const session = [
    '-a',
    '-s',
    '-screen 0 1440x900x24',
    'dbus-run-session',
    '--',
    ...playwright,
    ...config,
  ]
  const { CI, PATH } = process.env
  const child = spawn('xvfb-run', session, {
    uid: nobody,
    gid: nobody,
    cwd: home,
    stdio: 'inherit',
    env: {
      ...folders,
      ...packages,
      PATH,
      ...(CI && { CI }),
      LANG: 'en_US.UTF-8',
      LANGUAGE: 'en_US',
      PANSENTRY_TEST_ROOT: folder,
    },
  })
  const [code] = await once(child, 'exit')
  return typeof code === 'number' ? code : 1
}
