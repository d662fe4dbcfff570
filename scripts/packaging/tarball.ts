import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'

const scripts = resolve(import.meta.dirname, '../../resources/linux')

const archOf: Readonly<Record<string, string>> = { amd64: 'x64', arm64: 'arm64' }

/** Makes a tar.gz for systems without packages out of a .deb: the same files, and scripts to install and uninstall. */
export function archiveOf(deb: string): string {
  const arch = field(deb, 'Architecture')
  const name = `${basename(deb, `${arch}.deb`)}${archOf[arch] ?? arch}`
  const folder = mkdtempSync(join(dirname(deb), 'tar-'))
  try {
    const tree = join(folder, name)
    mkdirSync(tree)
    execFileSync('dpkg-deb', ['--extract', deb, folder])
    renameSync(join(folder, 'opt/Pansentry'), join(tree, 'app'))
    mkdirSync(join(tree, 'share'))
    for (const part of ['applications', 'icons', 'metainfo']) {
      renameSync(join(folder, 'usr/share', part), join(tree, 'share', part))
    }
    for (const script of ['install.sh', 'uninstall.sh']) {
      cpSync(join(scripts, script), join(tree, script))
    }
    const file = join(dirname(deb), `${name}.tar.gz`)
    execFileSync('tar', [
      '--owner=0',
      '--group=0',
      '--numeric-owner',
      '-czf',
      file,
      '-C',
      folder,
      name,
    ])
    return file
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function field(deb: string, name: string): string {
  return execFileSync('dpkg-deb', ['--field', deb, name], { encoding: 'utf8' }).trim()
}
