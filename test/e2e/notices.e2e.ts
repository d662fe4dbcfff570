import { execFile } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Notice } from '../../electron/engine/model/notices/notice.ts'
import { Store } from '../../electron/engine/store/store.ts'
import { openEngine } from '../support/engine.ts'
import { expect, test } from './pansentry.ts'

test.skip(process.platform !== 'linux', 'a notice can be clicked from outside under X11 only')

const run = promisify(execFile)

// They stay until they are clicked, and do not move meanwhile.
const daemon = `<?xml version="1.0" encoding="UTF-8"?>
<channel name="xfce4-notifyd" version="1.0">
  <property name="expire-timeout" type="int" value="600"/>
  <property name="do-fadeout" type="bool" value="false"/>
  <property name="do-slideout" type="bool" value="false"/>
</channel>
`

const link = (id: number) => ({
  id,
  title: `Title ${id}`,
  url: `https://pan.quark.cn/s/0123456789a${id}`,
  category: '',
  tags: [],
  provider: 'quark' as const,
  state: 'expired' as const,
  code: 'quark.41006',
  reason: '',
})
const died = { type: 'links', event: 'died', jobId: 'check_resources_links' } as const
const state = { type: 'state', since: 1, at: 2, isOver: false, detail: '' } as const

/** A notice of each kind, and where a click on it leads. */
const notices: readonly (readonly [Notice, string])[] = [
  [{ ...died, runId: 1, count: 1, links: [link(7)] }, '/links/7'],
  [{ ...died, runId: 2, count: 2, links: [link(8), link(9)] }, '/runs/2'],
  [{ ...state, event: 'job-failed', subject: 'nightly', name: 'Nightly', runId: 3 }, '/runs/3'],
  [
    { ...state, event: 'drive-login', subject: 'quark', name: 'Quark', runId: 4 },
    '/links?provider=quark',
  ],
  [
    { ...state, event: 'backup-failed', subject: '', name: '', runId: null, detail: 'No room.' },
    '/settings/backup',
  ],
]

/** Leaves one notice after the other to be shown, each on a channel of its own: those of one would become one. */
async function leave(dataFolder: string): Promise<void> {
  const { engine } = openEngine({ dataFolder })
  engine.start()
  const { id } = engine.notifications.channels()[0] ?? {}
  const others = notices.slice(1).map(() => {
    return engine.notifications.addChannel({ kind: 'desktop', name: '', settings: {} }).id
  })
  await engine.stop()
  const store = new Store(join(dataFolder, 'pansentry.db'))
  const now = Date.now()
  for (const [index, channelId] of [id ?? 1, ...others].entries()) {
    const notice = notices[index]?.[0]
    if (notice) store.notices.outbox.add(channelId, [notice], now, now)
  }
  store.close()
}

/** The windows of the notices that are shown. */
async function shown(): Promise<string[]> {
  const search = ['search', '--onlyvisible', '--class', 'xfce4-notifyd']
  const { stdout } = await run('xdotool', search).catch(() => ({ stdout: '' }))
  return stdout.split('\n').filter((line) => line !== '')
}

/** Presses the one button of a notice, at its foot: this daemon takes a click beside it for a wish to see it no more. */
async function press(window: string): Promise<void> {
  const { stdout } = await run('xdotool', ['getwindowgeometry', '--shell', window])
  const size = (name: string) => Number(new RegExp(`${name}=(\\d+)`).exec(stdout)?.[1])
  const place = [String(Math.round(size('WIDTH') / 2)), String(size('HEIGHT') - 24)]
  // A button takes a click once it has noticed the pointer.
  const click = ['sleep', '0.5', 'click', '1']
  await run('xdotool', ['mousemove', '--window', window, ...place, ...click])
}

test('a click on a notice of the desktop opens what it tells of', async ({ pansentry }) => {
  const settings = join(process.env['XDG_CONFIG_HOME'] ?? '', 'xfce4/xfconf/xfce-perchannel-xml')
  mkdirSync(settings, { recursive: true })
  writeFileSync(join(settings, 'xfce4-notifyd.xml'), daemon)
  await leave(pansentry.dataFolder)
  await pansentry.start({ args: ['--hidden'] })
  await expect.poll(async () => (await shown()).length).toBe(notices.length)
  const opened: string[] = []
  const place = () =>
    pansentry.app.evaluate(
      ({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.webContents.getURL().split('#')[1] ?? '',
    )
  for (let left = notices.length; left > 0; left--) {
    const [window = ''] = await shown()
    const before = await place()
    await press(window)
    await expect.poll(place).not.toBe(before)
    opened.push(await place())
    await expect.poll(async () => (await shown()).length).toBe(left - 1)
  }
  expect(opened.toSorted()).toEqual(notices.map(([, path]) => path).toSorted())
  expect(await pansentry.windowCount()).toBe(1)
})
