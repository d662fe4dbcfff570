import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import type { ElectronApplication } from 'playwright'

// Above the window, at the left of the panel of test/e2e/desktop.ts, which is 30 pixels high.
const panelHeight = 30
const icon = ['16', '16']
const size = { width: 1200, height: 750 }
// From the top of the menu to what died lately.
const steps = 8

/**
 * Makes a picture of the window with the menu of the tray above it, what died lately opened. Nothing may run: that would
 * change the menu meanwhile.
 */
export async function pictureTray(app: ElectronApplication, file: string): Promise<void> {
  const before = await app.evaluate(
    ({ BrowserWindow }, bounds) => {
      const [window] = BrowserWindow.getAllWindows()
      const old = window?.getBounds()
      window?.setBounds(bounds)
      return old
    },
    { x: 0, y: panelHeight, width: size.width, height: size.height - panelHeight },
  )
  await drawn()
  press('mousemove', ...icon, 'click', '3')
  await drawn()
  press('key', ...Array<string>(steps).fill('Down'), 'Right')
  // The tip of the icon goes by itself.
  press('mousemove', '0', String(size.height))
  await drawn()
  const picture = await app.evaluate(async ({ desktopCapturer, screen }, cut) => {
    const thumbnailSize = screen.getPrimaryDisplay().size
    const [shown] = await desktopCapturer.getSources({ types: ['screen'], thumbnailSize })
    return (
      shown?.thumbnail
        .crop({ x: 0, y: 0, ...cut })
        .toPNG()
        .toString('base64') ?? ''
    )
  }, size)
  writeFileSync(file, Buffer.from(picture, 'base64'))
  press('key', 'Escape', 'Escape')
  await app.evaluate(({ BrowserWindow }, bounds) => {
    if (bounds) BrowserWindow.getAllWindows()[0]?.setBounds(bounds)
  }, before)
}

function press(...keys: string[]): void {
  const { error } = spawnSync('xdotool', keys)
  if (error) throw error
}

/** Nobody tells when a panel has drawn its menu. */
const drawn = () => new Promise((resolve) => setTimeout(resolve, 3000))
