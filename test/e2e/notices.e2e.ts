import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Notice } from '../../electron/engine/model/notices/notice.ts'
import { Store } from '../../electron/engine/store/store.ts'
import { openEngine } from '../support/engine.ts'
import { noticeSeconds } from './desktop.ts'
import { expect, test } from './pansentry.ts'

test.skip(process.platform !== 'linux', 'a notice can be clicked from outside under X11 only')

const run = promisify(execFile)

const setSeconds = (seconds: number) =>
  run('xfconf-query', ['-c', 'xfce4-notifyd', '-p', '/expire-timeout', '-s', String(seconds)])

// They stay until they are clicked; those of tests before are gone by then.
test.beforeEach(async () => {
  await expect.poll(shown).toEqual([])
  await setSeconds(600)
})
test.afterEach(() => setSeconds(noticeSeconds))

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
const ofLinks = { type: 'links', jobId: 'check_resources_links' } as const
const state = { type: 'state', since: 1, at: 2, isOver: false, detail: '', name: 'It' } as const

/** A notice of each kind, and where a click on it leads. */
const byEvent: Readonly<Record<Notice['event'], readonly [Notice, string]>> = {
  died: [{ ...ofLinks, event: 'died', runId: 1, count: 1, links: [link(7)] }, '/links/7'],
  'title-gone': [
    { ...ofLinks, event: 'title-gone', runId: 2, count: 2, links: [link(8), link(9)] },
    '/runs/2',
  ],
  replaceable: [
    { ...ofLinks, event: 'replaceable', runId: 3, count: 1, links: [link(6)] },
    '/links/6',
  ],
  revived: [{ ...ofLinks, event: 'revived', runId: 4, count: 3, links: [link(5)] }, '/runs/4'],
  doubted: [{ ...ofLinks, event: 'doubted', runId: 5, count: 1, links: [link(4)] }, '/links/4'],
  'job-failed': [{ ...state, event: 'job-failed', subject: 'nightly', runId: 6 }, '/runs/6'],
  'job-timed-out': [{ ...state, event: 'job-timed-out', subject: 'nightly', runId: 7 }, '/runs/7'],
  'job-missed': [
    { ...state, event: 'job-missed', subject: 'nightly', runId: null },
    '/runs?job=nightly',
  ],
  'job-recovered': [{ ...state, event: 'job-recovered', subject: 'nightly', runId: 8 }, '/runs/8'],
  'job-succeeded': [{ ...state, event: 'job-succeeded', subject: 'nightly', runId: 9 }, '/runs/9'],
  'drive-login': [
    { ...state, event: 'drive-login', subject: 'quark', runId: 10 },
    '/links?provider=quark',
  ],
  'drive-captcha': [
    { ...state, event: 'drive-captcha', subject: 'uc', runId: 11 },
    '/links?provider=uc',
  ],
  'drive-resting': [
    { ...state, event: 'drive-resting', subject: '115', runId: null },
    '/links?provider=115',
  ],
  'worker-gone': [{ ...state, event: 'worker-gone', subject: 'nas', runId: null }, '/workers'],
  'network-away': [{ ...state, event: 'network-away', subject: '', runId: null }, '/'],
  'backup-failed': [
    { ...state, event: 'backup-failed', subject: '', runId: null, detail: 'No room.' },
    '/settings/backup',
  ],
  'backup-old': [{ ...state, event: 'backup-old', subject: '', runId: 12 }, '/runs/12'],
  'disk-low': [{ ...state, event: 'disk-low', subject: '/data', runId: null }, '/'],
  'saving-saved': [
    { ...state, event: 'saving-saved', subject: 'save_shares', runId: 13 },
    '/runs/13',
  ],
  'saving-failed': [
    { ...state, event: 'saving-failed', subject: 'save_shares', runId: 14 },
    '/runs/14',
  ],
  'saving-login': [
    { ...state, event: 'saving-login', subject: 'save_shares', runId: 15 },
    '/runs/15',
  ],
  'saving-full': [
    { ...state, event: 'saving-full', subject: 'save_shares', runId: 16 },
    '/runs/16',
  ],
  'saving-question': [
    { ...state, event: 'saving-question', subject: 'save_shares', runId: 17 },
    '/runs/17',
  ],
  'update-available': [
    { ...state, event: 'update-available', subject: '9.0.0', name: '9.0.0', runId: null },
    '/settings/about',
  ],
}
// As many as stand beside each other on the screen.
const atOnce = 6
const all = Object.values(byEvent)
const batches = Array.from({ length: Math.ceil(all.length / atOnce) }, (_, index) =>
  all.slice(index * atOnce, (index + 1) * atOnce),
)

/** Leaves one notice after the other to be shown, each on a channel of its own: those of one would become one. */
async function putIntoOutbox(
  dataFolder: string,
  notices: readonly (readonly [Notice, string])[],
): Promise<void> {
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

/** Presses the one button of a notice, at its lower right: this daemon takes a click beside it for a wish to see it no more. */
async function press(window: string): Promise<void> {
  const { stdout } = await run('xdotool', ['getwindowgeometry', '--shell', window])
  const size = (name: string) => Number(new RegExp(`${name}=(\\d+)`).exec(stdout)?.[1])
  const place = [String(size('WIDTH') - 56), String(size('HEIGHT') - 24)]
  // A button takes a click once it has noticed the pointer.
  const click = ['sleep', '0.5', 'click', '1']
  await run('xdotool', ['mousemove', '--window', window, ...place, ...click])
}

for (const notices of batches) {
  const events = notices.map(([{ event }]) => event).join(', ')
  test(`a click on a notice of the desktop opens what it tells of: ${events}`, async ({
    pansentry,
  }) => {
    await putIntoOutbox(pansentry.dataFolder, notices)
    await pansentry.start({ args: ['--hidden'] })
    const opened: string[] = []
    const place = () =>
      pansentry.app.evaluate(({ BrowserWindow }) => {
        const url = BrowserWindow.getAllWindows()[0]?.webContents.getURL() ?? ''
        return url === '' ? 'no window' : (url.split('#')[1] ?? '/')
      })
    // A place that no notice leads to.
    const leave = () =>
      pansentry.app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript("location.hash = '/jobs'"),
      )
    for (let left = notices.length; left > 0; left--) {
      let windows: string[] = []
      await expect.poll(async () => (windows = await shown()).length).toBe(left)
      const [window = ''] = windows
      const before = await place()
      await press(window)
      await expect.poll(place).not.toBe(before)
      opened.push(await place())
      await leave()
      await expect.poll(place).toBe('/jobs')
    }
    await expect.poll(async () => (await shown()).length).toBe(0)
    expect(opened.toSorted()).toEqual(notices.map(([, path]) => path).toSorted())
    expect(await pansentry.windowCount()).toBe(1)
  })
}
