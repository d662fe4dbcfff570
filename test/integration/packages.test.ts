import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { type Configuration, Packager } from 'electron-builder'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { appId, toastActivator } from '../../electron/desktop/windows-identity.ts'
import { readDocument, root } from '../support/markdown.ts'
import { describeOn } from '../support/systems.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

/** electron-builder.yml as electron-builder itself reads and checks it. */
async function configuration(changes: Configuration = {}): Promise<Configuration> {
  const packager = new Packager({ projectDir: root, config: changes })
  await packager.validateConfig()
  return packager.config
}

const copied = z.array(z.object({ from: z.string(), to: z.string() })).default([])
const installer = readFileSync(join(root, 'resources/windows/installer.nsh'), 'utf8')

test('electron-builder takes the configuration, and no other', async () => {
  expect(await configuration()).toMatchObject({ appId, nsis: { oneClick: false } })
  const wrong: object = { nsis: { languages: ['en_US'] } }
  await expect(configuration(wrong)).rejects.toThrow(/configuration\.nsis should be/)
})

test('what is copied into the packages is there', async () => {
  const { deb, extraResources, mac, nsis, rpm, win } = await configuration()
  const sources = [extraResources, mac?.extraResources, win?.extraResources, win?.extraFiles]
    .flatMap((each) => copied.parse(each ?? undefined))
    .map(({ from }) => from)
    .filter((from) => !from.startsWith('dist/'))
  const ofPackages = [deb, rpm].flatMap((each) => [
    String(each?.afterInstall),
    String(each?.afterRemove),
    ...(each?.fpm ?? [])
      .filter((pair) => !pair.startsWith('--'))
      .map((pair) => pair.slice(0, pair.lastIndexOf('='))),
  ])
  const all = [...sources, ...ofPackages, String(nsis?.include)]
  expect(all.filter((path) => !existsSync(join(root, path)))).toEqual([])
  expect(all.length).toBeGreaterThan(11)
})

test('what lies beside the app is not taken out of it', async () => {
  const { extraResources } = await configuration()
  // electron-builder leaves out of the app what is copied beside it, and the page shows its own notices.
  expect(copied.parse(extraResources).map(({ from }) => from)).toEqual(['dist/licenses'])
})

test('each package is made for the machines that better-sqlite3 has a binary for', async () => {
  const { linux, mac, win } = await configuration()
  const target = z.object({ target: z.string(), arch: z.array(z.string()) })
  const targets = z.union([target.transform((one) => [one]), z.array(target)])
  const binaries = readdirSync(join(root, 'node_modules/better-sqlite3/prebuilds'))
  for (const [system, options] of Object.entries({ linux, darwin: mac, win32: win })) {
    const made = targets
      .parse(options?.target)
      .map(({ arch }) => arch.map((one) => `${system}-${one}.node`))
    const brought = binaries.filter((name) => name.startsWith(`${system}-`))
    for (const each of made) expect(each.toSorted()).toEqual(brought.toSorted())
    expect(brought.length).toBeGreaterThan(0)
  }
})

test('the app for macOS stays out of the Dock, is not put to sleep, and has a signature', async () => {
  const { mac } = await configuration()
  expect(mac).toMatchObject({
    extendInfo: { LSUIElement: true, NSAppSleepDisabled: true },
    identity: '-',
    hardenedRuntime: false,
  })
})

describeOn('POSIX', 'the command of the app for macOS', () => {
  test('the command of the app for macOS starts its program, also by links to it', async () => {
    using folder = temporaryFolder()
    const contents = join(folder.path, 'Pan sentry.app/Contents')
    const { mac } = await configuration()
    const [command] = copied.parse(mac?.extraResources)
    const program = join(contents, 'MacOS/Pansentry')
    const script = join(contents, 'Resources', command?.to ?? '')
    mkdirSync(join(contents, 'MacOS'), { recursive: true })
    cpSync(join(root, command?.from ?? ''), script)
    writeFileSync(program, '#!/bin/sh\nprintf "%s|" "$0" "$@"\nexit 3\n')
    chmodSync(program, 0o755)
    const absolute = join(folder.path, 'absolute')
    symlinkSync(script, absolute)
    symlinkSync('absolute', join(folder.path, 'relative'))
    for (const path of [script, absolute, join(folder.path, 'relative')]) {
      const { status, stdout } = spawnSync(path, ['check', 'a b', '$x'], { encoding: 'utf8' })
      expect({ status, stdout }).toEqual({ status: 3, stdout: `${program}|check|a b|$x|` })
    }
    // A shell that searches for folders finds its own ones, and not another program beside them.
    const nearby = join(contents, 'Resources')
    const env = { ...process.env, CDPATH: nearby }
    const { stdout } = spawnSync(command?.to ?? '', [], { cwd: nearby, env, encoding: 'utf8' })
    expect(stdout).toBe(`${program}|`)
  })
})

test('the command of the app for Windows finds the program from its own folder', async () => {
  const { productName, win } = await configuration()
  expect(copied.parse(win?.extraFiles).map(({ to }) => to)).toEqual(['bin/pansentry.cmd'])
  const script = readFileSync(join(root, 'resources/windows/pansentry.cmd'), 'utf8')
  expect(script).toContain(`"%~dp0..\\${productName}.exe" %*`)
  expect(installer).toContain('"$INSTDIR\\bin"')
  expect(installer).toContain('$INSTDIR\\resources\\windows\\path.ps1')
  expect(copied.parse(win?.extraResources).map(({ to }) => to)).toEqual(['windows/path.ps1'])
})

test('the uninstaller for Windows takes away what the app wrote, but not at an update', () => {
  const [, removal = ''] = /!macro customUnInstall\n(.*?)!macroend/s.exec(installer) ?? []
  const [, unlessUpdated = ''] =
    /\$\{IfNot\} \$\{isUpdated\}\n(.*?)\$\{EndIf\}/s.exec(removal) ?? []
  const key = 'Software\\Microsoft\\Windows\\CurrentVersion'
  expect(unlessUpdated).toContain(`DeleteRegValue HKCU "${key}\\Run" "\${APP_ID}"`)
  expect(unlessUpdated).toContain(
    `DeleteRegValue HKCU "${key}\\Explorer\\StartupApproved\\Run" "\${APP_ID}"`,
  )
  expect(unlessUpdated).toContain(`DeleteRegKey HKCU "Software\\Classes\\CLSID\\${toastActivator}"`)
  expect(installer.match(/DeleteReg/g)).toHaveLength(unlessUpdated.match(/DeleteReg/g)?.length ?? 0)
})

test('the .deb and the .rpm have the command that the pages name', async () => {
  const { deb, linux, rpm } = await configuration()
  expect(linux?.executableName).toBe('pansentry')
  for (const script of [deb?.afterInstall, rpm?.afterInstall]) {
    const text = readFileSync(join(root, String(script)), 'utf8')
    expect(text).toContain("ln -sf '/opt/Pansentry/pansentry' '/usr/bin/pansentry'")
  }
  expect(readDocument('docs/cli.md')).toContain('/usr/bin/pansentry')
})
