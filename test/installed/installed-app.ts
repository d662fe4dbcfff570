import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect } from 'playwright/test'
import { TrayIcon, trayIcon } from '../e2e/tray/tray-icon.ts'

const run = promisify(execFile)
const { env } = process

/** The home of the person who tests. */
export const home = env['HOME'] ?? ''
/** Where a package puts the app. */
export const app = '/opt/Pansentry'
export const entry = '/usr/share/applications/pansentry.desktop'

/** Runs the command that the package brought; refused where it fails. */
export async function pansentry(...args: string[]): Promise<string> {
  return (await run('pansentry', args, { cwd: home })).stdout
}

/** Starts an entry with GLib, as the menus of GNOME and Xfce do. */
export async function launch(
  file: string,
  more: Readonly<Record<string, string>> = {},
): Promise<void> {
  const gio = spawn('gio', ['launch', file], {
    cwd: '/',
    env: { ...env, ...more },
    stdio: 'ignore',
  })
  const [code] = await once(gio, 'exit')
  expect(code, `the exit code of “gio launch ${file}”`).toBe(0)
}

export async function quit(): Promise<void> {
  await (await trayIcon()).click('Quit Pansentry')
  await expect.poll(() => TrayIcon.find()).toBeNull()
  await expect.poll(processes).toEqual([])
}

/** The command lines of what runs from the package. */
export function processes(folder = app): string[] {
  return readdirSync('/proc').flatMap((pid) => {
    try {
      const line = readFileSync(join('/proc', pid, 'cmdline'), 'utf8')
      return line.startsWith(folder) ? [line] : []
    } catch {
      return []
    }
  })
}

/** Those of them that show a window. */
export const pages = () => processes().filter((line) => line.includes('--type=renderer'))
