import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type NativeImage, nativeImage } from 'electron'
import type { TrayState } from './tray-model.ts'

/** What there is for Linux, in pixels; scripts/icons.mjs draws them. */
const linuxSizes = [32, 48, 64] as const

/** The image of a state in the form each system wants; `scale` is that of the display. */
export function trayIcon(folder: string, state: TrayState, scale = 1): NativeImage {
  // The name makes it a template image, which macOS colours itself.
  if (process.platform === 'darwin') {
    return nativeImage.createFromPath(join(folder, `${state}Template.png`))
  }
  if (process.platform === 'win32') return nativeImage.createFromPath(join(folder, `${state}.ico`))
  return nativeImage.createFromBuffer(
    readFileSync(join(folder, `${state}-${linuxSize(scale)}.png`)),
  )
}

/** A StatusNotifier host takes one image and scales it to its panel, whose icons are 16 to 32 pixels large before scaling. */
function linuxSize(scale: number): number {
  return linuxSizes.find((size) => size >= linuxSizes[0] * scale) ?? 64
}
