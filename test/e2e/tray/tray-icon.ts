import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect } from 'playwright/test'

const run = promisify(execFile)

const getProperty = 'org.freedesktop.DBus.Properties.Get'
const watcher = 'org.kde.StatusNotifierWatcher'

type MenuItem = {
  readonly id: number
  readonly label: string
  readonly enabled: boolean
  readonly checked: boolean
}

/** Calls a method of one object on a bus: bus address, owner, path, method, arguments as GVariant text. */
async function call(bus: string, owner: string, path: string, ...args: string[]): Promise<string> {
  const [method = '', ...values] = args
  const target = ['--address', bus, '--dest', owner, '--object-path', path, '--method', method]
  // In a locale that is not there it would write ? for most letters.
  const env = { ...process.env, LC_ALL: 'C.UTF-8' }
  const { stdout } = await run('gdbus', ['call', ...target, '--', ...values], { env })
  return stdout
}

const pathIn = (answer: string) => /'(\/[^']*)'/.exec(answer)?.[1] ?? ''

/** A tray icon as a desktop sees it: asked and clicked over D-Bus. */
export class TrayIcon {
  readonly #item: (...args: string[]) => Promise<string>
  readonly #menu: (...args: string[]) => Promise<string>

  private constructor(bus: string, owner: string, path: string) {
    this.#item = (...args) => call(bus, owner, path, ...args)
    this.#menu = async (...args) => {
      const menu = await this.#item(getProperty, 'org.kde.StatusNotifierItem', 'Menu')
      return call(bus, owner, pathIn(menu), ...args)
    }
  }

  /** The one icon the desktop was told of; null when there is none. */
  static async find(bus = process.env['DBUS_SESSION_BUS_ADDRESS'] ?? ''): Promise<TrayIcon | null> {
    const ask = [getProperty, watcher, 'RegisteredStatusNotifierItems']
    const answer = await call(bus, watcher, '/StatusNotifierWatcher', ...ask)
    const [, owner, path] = /'([^'/]+)(\/[^']*)'/.exec(answer) ?? []
    return owner && path ? new TrayIcon(bus, owner, path) : null
  }

  tooltip(): Promise<string> {
    return this.#item(getProperty, 'org.kde.StatusNotifierItem', 'ToolTip')
  }

  /** Every item of the menu and its submenus, separators left out. */
  async items(): Promise<MenuItem[]> {
    const layout = await this.#menu('com.canonical.dbusmenu.GetLayout', '0', '-1', '@as []')
    return [...layout.matchAll(/\((\d+), \{([^{}]*)\}/g)].flatMap(([, id, properties = '']) => {
      const [, single, double] = /'label': <(?:'([^']*)'|"([^"]*)")>/.exec(properties) ?? []
      // A single one is before the letter that chooses the item.
      const label = (single ?? double)?.replaceAll('__', '_')
      if (label === undefined) return []
      const enabled = !properties.includes("'enabled': <false>")
      const checked = properties.includes("'toggle-state': <1>")
      return [{ id: Number(id), label, enabled, checked }]
    })
  }

  /** The images the desktop was given, as their widths in pixels. */
  async iconSizes(): Promise<number[]> {
    const answer = await this.#item(getProperty, 'org.kde.StatusNotifierItem', 'IconPixmap')
    return [...answer.matchAll(/\((\d+), \d+, \[byte /g)].map(([, width]) => Number(width))
  }

  async labels(): Promise<string[]> {
    return (await this.items()).map(({ label }) => label)
  }

  /** Looks an item up and clicks it; again when the menu was made anew in between, as a hand would. */
  async click(label: string, { nth = 0, tries = 3 } = {}): Promise<void> {
    const item = (await this.items()).filter((item) => item.label === label)[nth]
    if (!item) throw new Error(`The tray menu has no “${label}”.`)
    const event = [String(item.id), 'clicked', "<''>", 'uint32 0']
    try {
      await this.#menu('com.canonical.dbusmenu.Event', ...event)
    } catch (error) {
      if (tries === 1 || !String(error).includes('error occurred in Event')) throw error
      await this.click(label, { nth, tries: tries - 1 })
    }
  }
}

/** The icon, as soon as the desktop shows it. */
export async function trayIcon(): Promise<TrayIcon> {
  await expect.poll(() => TrayIcon.find(), { message: 'a registered tray icon' }).not.toBeNull()
  const icon = await TrayIcon.find()
  if (!icon) throw new Error('The tray icon went away.')
  return icon
}
