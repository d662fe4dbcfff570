import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { AfterPackContext } from 'electron-builder'

/** Takes out of Electron what it brings for whoever has no app yet; electron-builder does so with one that it fetched itself. */
export default function bareElectron({ appOutDir, packager }: AfterPackContext): void {
  for (const path of [
    join(appOutDir, 'version'),
    join(packager.getResourcesDir(appOutDir), 'default_app.asar'),
  ]) {
    rmSync(path, { force: true })
  }
}
