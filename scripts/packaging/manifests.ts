import { appId } from '../../electron/desktop/windows-identity.ts'
import { MissingPrerequisite } from '../electron-runtime.mjs'

type Release = { readonly version: string; readonly homepage: string }

/** Names of packages and their SHA-256 in hexadecimal. */
type Checksums = ReadonlyMap<string, string>

/** What `sha256sum` wrote. */
export function readChecksums(text: string): Checksums {
  const lines = [...text.matchAll(/^([\da-f]{64}) [ *](.+)$/gm)]
  return new Map(lines.map(([, sum = '', name = '']) => [name, sum]))
}

const wingetId = 'Pansentry.Pansentry'
// The newest that the community's repository takes.
const wingetManifest = '1.12.0'
const summary = 'Keeps watch over cloud-drive share links'

/** The manifests of a release by the path each has; what it lacks a package for is named and refused. */
export function manifestsOf(release: Release, checksums: Checksums): Record<string, string> {
  const of = (suffix: string) => packageOf(release, suffix, checksums)
  const winget = `winget/${release.version}/${wingetId}`
  return {
    [`${winget}.yaml`]: wingetVersion(release),
    [`${winget}.installer.yaml`]: wingetInstaller(release, of('win-x64.exe'), of('win-arm64.exe')),
    [`${winget}.locale.en-US.yaml`]: wingetLocale(release),
    [`${winget}.locale.zh-CN.yaml`]: wingetChinese(release),
    'homebrew/pansentry.rb': cask(release, of('mac-x64.dmg'), of('mac-arm64.dmg')),
    'aur/PKGBUILD': pkgbuild(release, of('linux-x64.tar.gz'), of('linux-arm64.tar.gz')),
    [`flatpak/${appId}.yaml`]: flatpak(of('linux-x64.tar.gz'), of('linux-arm64.tar.gz')),
  }
}

type Package = { readonly url: string; readonly sha256: string }

function packageOf({ version, homepage }: Release, suffix: string, checksums: Checksums): Package {
  const name = `Pansentry-${version}-${suffix}`
  const sha256 = checksums.get(name)
  if (sha256 === undefined) {
    throw new MissingPrerequisite(
      `${name} is not in SHA256SUMS: put all packages into one folder first.`,
    )
  }
  return { url: `${homepage}/releases/download/v${version}/${name}`, sha256 }
}

// https://learn.microsoft.com/en-us/windows/package-manager/package/manifest
function wingetVersion({ version }: Release): string {
  return `PackageIdentifier: ${wingetId}
PackageVersion: ${version}
DefaultLocale: en-US
ManifestType: version
ManifestVersion: ${wingetManifest}
`
}

function wingetInstaller({ version }: Release, x64: Package, arm64: Package): string {
  const installer = (
    architecture: string,
    { url, sha256 }: Package,
  ) => `  - Architecture: ${architecture}
    InstallerUrl: ${url}
    InstallerSha256: ${sha256.toUpperCase()}
`
  return `PackageIdentifier: ${wingetId}
PackageVersion: ${version}
InstallerType: nullsoft
Scope: user
UpgradeBehavior: install
Protocols:
  - pansentry
Installers:
${installer('x64', x64)}${installer('arm64', arm64)}ManifestType: installer
ManifestVersion: ${wingetManifest}
`
}

function wingetLocale({ version, homepage }: Release): string {
  return `PackageIdentifier: ${wingetId}
PackageVersion: ${version}
PackageLocale: en-US
Publisher: The Pansentry contributors
PackageName: Pansentry
PackageUrl: ${homepage}
License: MIT
ShortDescription: ${summary}
ManifestType: defaultLocale
ManifestVersion: ${wingetManifest}
`
}

function wingetChinese({ version }: Release): string {
  return `PackageIdentifier: ${wingetId}
PackageVersion: ${version}
PackageLocale: zh-CN
PackageName: 盘哨 Pansentry
ShortDescription: 守望网盘分享链接
ManifestType: locale
ManifestVersion: ${wingetManifest}
`
}

// https://docs.brew.sh/Cask-Cookbook
function cask({ version, homepage }: Release, x64: Package, arm64: Package): string {
  return `cask "pansentry" do
  arch arm: "arm64", intel: "x64"

  version "${version}"
  sha256 arm:   "${arm64.sha256}",
         intel: "${x64.sha256}"

  url "${homepage}/releases/download/v#{version}/Pansentry-#{version}-mac-#{arch}.dmg"
  name "Pansentry"
  desc "${summary}"
  homepage "${homepage}"

  depends_on macos: :ventura

  app "Pansentry.app"
  binary "#{appdir}/Pansentry.app/Contents/Resources/bin/pansentry"

  uninstall quit: "${appId}"

  zap trash: "~/Library/Application Support/Pansentry"
end
`
}

// https://wiki.archlinux.org/title/PKGBUILD
function pkgbuild({ version, homepage }: Release, x64: Package, arm64: Package): string {
  // Blanks and hyphens have a meaning in a version there.
  return `pkgname=pansentry-bin
pkgver=${version.replaceAll('-', '_')}
pkgrel=1
pkgdesc='${summary}'
arch=('x86_64' 'aarch64')
url='${homepage}'
license=('MIT')
depends=('alsa-lib' 'gtk3' 'libcups' 'libnotify' 'libsecret' 'mesa' 'nss' 'xdg-utils')
provides=('pansentry')
conflicts=('pansentry')
options=('!strip')
source_x86_64=('${x64.url}')
source_aarch64=('${arm64.url}')
sha256sums_x86_64=('${x64.sha256}')
sha256sums_aarch64=('${arm64.sha256}')

package() {
  cd "$srcdir"/Pansentry-*-linux-*
  install -d "$pkgdir/opt" "$pkgdir/usr/bin" "$pkgdir/usr/share"
  cp -R app "$pkgdir/opt/Pansentry"
  cp -R share/. "$pkgdir/usr/share/"
  chmod 4755 "$pkgdir/opt/Pansentry/chrome-sandbox"
  ln -s /opt/Pansentry/pansentry "$pkgdir/usr/bin/pansentry"
  install -Dm644 app/resources/licenses/pansentry.txt "$pkgdir/usr/share/licenses/pansentry-bin/LICENSE"
}
`
}

// https://docs.flatpak.org/en/latest/electron.html
function flatpak(x64: Package, arm64: Package): string {
  const source = (arch: string, { url, sha256 }: Package) => `      - type: archive
        only-arches: [${arch}]
        url: ${url}
        sha256: ${sha256}
`
  return `id: ${appId}
runtime: org.freedesktop.Platform
runtime-version: '25.08'
sdk: org.freedesktop.Sdk
base: org.electronjs.Electron2.BaseApp
base-version: '25.08'
command: pansentry
rename-desktop-file: pansentry.desktop
rename-icon: pansentry
finish-args:
  - --share=ipc
  - --share=network
  - --socket=fallback-x11
  - --socket=wayland
  - --device=dri
  - --talk-name=org.freedesktop.Notifications
  - --talk-name=org.freedesktop.secrets
  - --talk-name=org.kde.StatusNotifierWatcher
modules:
  - name: pansentry
    buildsystem: simple
    build-commands:
      - cp -R app /app/pansentry
      - cp -R share/. /app/share/
      - sed -i 's#^Exec=/opt/Pansentry/#Exec=#' /app/share/applications/pansentry.desktop
      - install -Dm755 pansentry.sh /app/bin/pansentry
    sources:
${source('x86_64', x64)}${source('aarch64', arm64)}      - type: script
        dest-filename: pansentry.sh
        commands:
          - exec zypak-wrapper /app/pansentry/pansentry "$@"
`
}
