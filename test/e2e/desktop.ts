import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hasBusName } from '../../electron/machine/session-bus.ts'
import { patienceMs } from './patience.ts'

const watcher = 'org.kde.StatusNotifierWatcher'

// One panel with nothing but the plugin that shows tray icons.
const panel = `<?xml version="1.0" encoding="UTF-8"?>
<channel name="xfce4-panel" version="1.0">
  <property name="configver" type="int" value="2"/>
  <property name="panels" type="array">
    <value type="int" value="1"/>
    <property name="panel-1" type="empty">
      <property name="position" type="string" value="p=6;x=0;y=0"/>
      <property name="length" type="uint" value="100"/>
      <property name="position-locked" type="bool" value="true"/>
      <property name="size" type="uint" value="30"/>
      <property name="plugin-ids" type="array"><value type="int" value="1"/></property>
    </property>
  </property>
  <property name="plugins" type="empty">
    <property name="plugin-1" type="string" value="systray"/>
  </property>
</channel>
`

/** How long a notice stands that nobody clicks. */
export const noticeSeconds = 5

// Notices do not move while they are clicked. Whoever shows the first one starts the daemon.
const notices = `<?xml version="1.0" encoding="UTF-8"?>
<channel name="xfce4-notifyd" version="1.0">
  <property name="expire-timeout" type="int" value="${noticeSeconds}"/>
  <property name="do-fadeout" type="bool" value="false"/>
  <property name="do-slideout" type="bool" value="false"/>
</channel>
`

/** Starts a window manager and a panel that hosts tray icons; ends both after the tests. */
export default async function startDesktop(): Promise<() => void> {
  if (process.platform !== 'linux') return () => {}
  const settings = join(config(), 'xfce4/xfconf/xfce-perchannel-xml')
  mkdirSync(settings, { recursive: true })
  writeFileSync(join(settings, 'xfce4-panel.xml'), panel)
  writeFileSync(join(settings, 'xfce4-notifyd.xml'), notices)
  const programs = [program('xfwm4', '--compositor=off'), program('xfce4-panel')]
  const stop = () => {
    for (const one of programs) one.kill()
  }
  const end = Date.now() + patienceMs
  while (!(await hasBusName(watcher))) {
    if (Date.now() > end) {
      stop()
      throw new Error(`No ${watcher} appeared: the panel that hosts tray icons did not start.`)
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return stop
}

/** A desktop that nothing else is shown on: a display, a session bus and a home of its own, for the whole process. */
export async function startOwnDesktop(): Promise<() => void> {
  if (process.platform !== 'linux') return () => {}
  const home = mkdtempSync(join(tmpdir(), 'pansentry-e2e-home-'))
  const folders = {
    HOME: home,
    XDG_CONFIG_HOME: join(home, 'config'),
    XDG_CACHE_HOME: join(home, 'cache'),
    XDG_DATA_HOME: join(home, 'data'),
    XDG_RUNTIME_DIR: join(home, 'runtime'),
  }
  for (const folder of Object.values(folders)) mkdirSync(folder, { recursive: true, mode: 0o700 })
  Object.assign(process.env, folders)
  // It takes the next free number by itself, however many start at once.
  const screen = ['-screen', '0', '1440x900x24', '-nolisten', 'tcp', '-displayfd', '1']
  const display = await announced('Xvfb', ...screen)
  process.env['DISPLAY'] = `:${display.line}`
  const bus = await startBus()
  process.env['DBUS_SESSION_BUS_ADDRESS'] = bus.line
  const stop = await startDesktop()
  return () => {
    stop()
    bus.program.kill()
    display.program.kill()
    rmSync(home, { recursive: true, force: true, maxRetries: 3 })
  }
}

type Announced = { readonly program: ChildProcess; readonly line: string }

/** A session bus that nothing is on, and its address. */
export function startBus(): Promise<Announced> {
  return announced('dbus-daemon', '--session', '--nofork', '--print-address')
}

/** Starts a program that writes first where it is to be found. */
async function announced(name: string, ...args: string[]): Promise<Announced> {
  const program = spawn(name, args, { stdio: ['ignore', 'pipe', 'ignore'] })
  const line = await new Promise<string>((resolve, reject) => {
    program.on('error', reject)
    program.on('exit', (code) => reject(new Error(`${name} ended with ${code}.`)))
    program.stdout.once('data', (data: Buffer) => resolve(data.toString().trim()))
  })
  return { program, line }
}

function config(): string {
  const folder = process.env['XDG_CONFIG_HOME']
  if (!folder) throw new Error('Run the end-to-end tests through scripts/e2e.mjs.')
  return folder
}

function program(name: string, ...args: string[]): ChildProcess {
  return spawn(name, args, { stdio: 'ignore' }).on('error', (error) => {
    throw error
  })
}
