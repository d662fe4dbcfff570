import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { appId } from '../../../../electron/desktop/windows-identity.ts'
import { manifestsOf, readChecksums } from '../../../../scripts/packaging/manifests.ts'
import { describeOn } from '../../../support/systems.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

const release = { version: '1.2.3', homepage: 'https://github.com/pansentry/pansentry' }
const names = [
  'linux-x64.tar.gz',
  'linux-arm64.tar.gz',
  'win-x64.exe',
  'win-arm64.exe',
  'mac-x64.dmg',
  'mac-arm64.dmg',
].map((suffix) => `Pansentry-1.2.3-${suffix}`)
const sumOf = (name: string) => (names.indexOf(name) + 1).toString(16).repeat(64)
const sums = readChecksums(names.map((name) => `${sumOf(name)}  ${name}\n`).join(''))
const manifests = manifestsOf(release, sums)
const manifest = (path: string) => manifests[path] ?? ''
const urlOf = (name: string) => `${release.homepage}/releases/download/v1.2.3/${name}`

test('checksums are read as sha256sum writes them, and nothing else', () => {
  const sum = 'ab'.repeat(32)
  const text = `${sum}  a b.deb\n${sum} *c.zip\n${sum.slice(1)}  short\nnothing\n`
  expect([...readChecksums(text)]).toEqual([
    ['a b.deb', sum],
    ['c.zip', sum],
  ])
})

test('a package that is missing is named', () => {
  const [first = '', ...others] = names
  const rest = new Map(others.map((name) => [name, sumOf(name)]))
  expect(() => manifestsOf(release, rest)).toThrow(first)
})

test('each names all packages of its system, by address and checksum', () => {
  const texts = Object.values(manifests).join('')
  for (const name of names.filter((name) => !name.endsWith('.dmg')))
    expect(texts).toContain(urlOf(name))
  for (const name of names) expect(texts.toLowerCase()).toContain(sumOf(name))
})

describe('winget', () => {
  const parts = ['', '.installer', '.locale.en-US', '.locale.zh-CN'].map((part) =>
    parse(manifest(`winget/1.2.3/Pansentry.Pansentry${part}.yaml`)),
  )

  test('the files are one manifest', () => {
    for (const part of parts) {
      expect(part).toMatchObject({
        PackageIdentifier: 'Pansentry.Pansentry',
        PackageVersion: '1.2.3',
        ManifestVersion: '1.12.0',
      })
    }
    expect(parts).toMatchObject([
      { ManifestType: 'version', DefaultLocale: 'en-US' },
      {
        ManifestType: 'installer',
        Installers: [
          { Architecture: 'x64', InstallerUrl: urlOf('Pansentry-1.2.3-win-x64.exe') },
          { Architecture: 'arm64', InstallerUrl: urlOf('Pansentry-1.2.3-win-arm64.exe') },
        ],
      },
      { ManifestType: 'defaultLocale', PackageLocale: 'en-US' },
      { ManifestType: 'locale', PackageLocale: 'zh-CN' },
    ])
  })
})

describe('Flatpak', () => {
  const { id, modules } = parse(manifest(`flatpak/${appId}.yaml`))

  test('it reads the manifest', () => {
    expect(modules).toMatchObject([
      { sources: [{ 'only-arches': ['x86_64'] }, { 'only-arches': ['aarch64'] }, {}] },
    ])
  })

  test('its id has the parts that Flathub asks of a project on GitHub', () => {
    expect(id).toBe(appId)
    expect(appId).toMatch(/^io\.github\.pansentry\.[a-z]+$/)
    expect(release.homepage).toBe(`https://github.com/${appId.split('.').slice(2).join('/')}`)
  })
})

describeOn('Linux', 'the commands of the Flatpak', () => {
  test('its entry starts the command that lies there', () => {
    using folder = temporaryFolder()
    const file = join(folder.path, 'pansentry.desktop')
    writeFileSync(file, 'Exec=/opt/Pansentry/pansentry %U\nExec=pansentry pause --all\n')
    const [command = ''] = /sed .*(?= \/app\/share)/.exec(manifest(`flatpak/${appId}.yaml`)) ?? []
    expect(spawnSync('sh', ['-c', `${command} '${file}'`]).status).toBe(0)
    expect(readFileSync(file, 'utf8')).toBe('Exec=pansentry %U\nExec=pansentry pause --all\n')
  })
})

describeOn('Linux', 'bash', () => {
  test('the AUR’s recipe is read by bash', () => {
    const print =
      'eval "$(cat)" && echo "$pkgname $pkgver ${source_x86_64[0]} ${sha256sums_aarch64[0]}"'
    const bash = (text: string) =>
      spawnSync('bash', ['-c', print], { input: text, encoding: 'utf8' })
    const recipe = manifest('aur/PKGBUILD')
    expect(bash(recipe)).toMatchObject({
      status: 0,
      stderr: '',
      stdout: `pansentry-bin 1.2.3 ${urlOf('Pansentry-1.2.3-linux-x64.tar.gz')} ${sumOf('Pansentry-1.2.3-linux-arm64.tar.gz')}\n`,
    })
    expect(bash(recipe.replace('package() {', 'package( {')).status).not.toBe(0)
  })
})

describeOn('Linux with Ruby', 'Homebrew', () => {
  test('the cask is read by Ruby', () => {
    const ruby = (text: string) => spawnSync('ruby', ['-c'], { input: text, encoding: 'utf8' })
    const cask = manifest('homebrew/pansentry.rb')
    expect(ruby(cask)).toMatchObject({ status: 0 })
    expect(ruby(cask.replace(' do\n', '\n')).status).not.toBe(0)
  })
})
