import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type NativeImage, nativeImage } from 'electron'
import type { TrayState } from './tray-model.ts'

/** The image of a state in the form each system wants. */
export function trayIcon(folder: string, state: TrayState): NativeImage {
  // The name makes it a template image, which macOS colours itself.
  if (process.platform === 'darwin') {
    return nativeImage.createFromPath(join(folder, `${state}Template.png`))
  }
  if (process.platform === 'win32') return nativeImage.createFromPath(join(folder, `${state}.ico`))
  // A StatusNotifier host scales what it is given, so give it the larger one.
  return nativeImage.createFromBuffer(readFileSync(join(folder, `${state}@2x.png`)))
}
