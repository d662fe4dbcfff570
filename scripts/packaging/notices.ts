import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import metadata from '../../package.json' with { type: 'json' }
import { bundledIn, sbomOf } from './sbom.ts'

const root = resolve(import.meta.dirname, '../..')

/** What lies beside the app in a package: electron-builder keeps a file that it copies there out of the app itself. */
const copies = {
  'pansentry.txt': 'LICENSE',
  'app.md': 'dist/electron/third-party.md',
  'queues.md': 'dist/electron/third-party-queues.md',
  'page.md': 'dist/renderer/third-party.md',
  'sbom.cdx.json': 'dist/renderer/sbom.cdx.json',
  ...Object.fromEntries(
    Object.keys(metadata.dependencies).map((name) => [
      `${name}.txt`,
      `node_modules/${name}/LICENSE`,
    ]),
  ),
}

/** Writes down what the built app is made of, beside its page, which shows it, and all licences into dist/licenses. */
export function writeNotices(electron: string): void {
  const npm = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only']
  const all: unknown = JSON.parse(
    execFileSync('npm', npm, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 }),
  )
  const notices = [
    'dist/electron/third-party.md',
    'dist/electron/third-party-queues.md',
    'dist/renderer/third-party.md',
  ]
  const inPackage = [
    ...notices.flatMap((file) => bundledIn(readFileSync(join(root, file), 'utf8'))),
    ...Object.entries(metadata.dependencies).map(([name, version]) => `${name}@${version}`),
  ]
  const sbom = `${JSON.stringify(sbomOf(all, inPackage, electron), null, 2)}\n`
  writeFileSync(join(root, 'dist/renderer/sbom.cdx.json'), sbom)
  mkdirSync(join(root, 'dist/licenses'), { recursive: true })
  for (const [name, from] of Object.entries(copies)) {
    cpSync(join(root, from), join(root, 'dist/licenses', name))
  }
}
