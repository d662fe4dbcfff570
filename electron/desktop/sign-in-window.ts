import { randomUUID } from 'node:crypto'
import { BrowserWindow, type ProxyConfig, type Session, session } from 'electron'
import { accountFault } from '../engine/accounts/account-fault.ts'
import type { SignInPage } from '../engine/accounts/drive-account.ts'
import { proxyAddress } from '../engine/links/requests/proxy.ts'
import { Refusal } from '../engine/model/refusal.ts'
import { said } from '../engine/model/refusals/system-fault.ts'
import { restrictGuest } from './security.ts'

type Options = {
  /** Simulated drives that are shown in the place of others. */
  readonly origins: ReadonlyMap<string, string>
  /** The proxy that is chosen for the drive, as the settings have it. */
  readonly proxy: string
  readonly signal?: AbortSignal | undefined
}

// A page sets several cookies at once.
const settledMs = 300
// Chromium's word for a navigation that another one, or this app, has ended.
const abortedCode = -3

/**
 * Shows the page on which a person signs in at a drive, in a window and a session of its own that keeps nothing, until
 * `take` makes something of its cookies; null when the window is closed before. Rejects with what `take` rejects with,
 * and with `ACCOUNT_UNTESTED` where the page cannot be loaded.
 */
export async function signInAt<Taken>(
  page: SignInPage,
  take: (cookie: string) => Promise<Taken | null>,
  { origins, proxy, signal }: Options,
): Promise<Taken | null> {
  const shown = (address: string) => {
    const { origin } = new URL(address)
    return address.replace(origin, origins.get(origin) ?? origin)
  }
  const simulated = page.cookiesOf.flatMap((address) => origins.get(new URL(address).origin) ?? [])
  // Without `persist:` before its name it lies in memory alone.
  const guest = session.fromPartition(`sign-in-${randomUUID()}`)
  restrictGuest(guest, (url) => isOfDrive(url, page.hosts) || simulated.includes(originOf(url)))
  // Some pages turn away what names itself otherwise than a browser.
  guest.setUserAgent(guest.getUserAgent().replaceAll(/ (?:Electron|pansentry)\/\S+/gi, ''))
  await guest.setProxy(proxyConfig(proxy))
  const window = new BrowserWindow({
    width: 1000,
    height: 760,
    autoHideMenuBar: true,
    fullscreenable: false,
    title: new URL(page.url).host,
    webPreferences: {
      session: guest,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      spellcheck: false,
    },
  })
  const close = () => window.destroy()
  signal?.addEventListener('abort', close)
  try {
    return await taken(
      window,
      guest,
      { ...page, url: shown(page.url) },
      {
        take,
        cookiesOf: page.cookiesOf.map(shown),
        proxy,
      },
    )
  } finally {
    signal?.removeEventListener('abort', close)
    if (!window.isDestroyed()) window.destroy()
    await guest.clearStorageData()
  }
}

type Taking<Taken> = {
  readonly take: (cookie: string) => Promise<Taken | null>
  readonly cookiesOf: readonly string[]
  readonly proxy: string
}

function taken<Taken>(
  window: BrowserWindow,
  guest: Session,
  { sign, url }: SignInPage,
  { cookiesOf, proxy, take }: Taking<Taken>,
): Promise<Taken | null> {
  const { promise, reject, resolve } = Promise.withResolvers<Taken | null>()
  let tried = ''
  let waiting: NodeJS.Timeout | undefined
  const look = async () => {
    const cookies = await cookiesIn(guest, cookiesOf)
    const line = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    if (!cookies.get(sign) || line === tried) return
    tried = line
    const found = await take(line)
    if (found !== null) resolve(found)
  }
  // One after the other: the drive is asked each time.
  let looking = Promise.resolve()
  const lookSoon = () => {
    clearTimeout(waiting)
    waiting = setTimeout(() => {
      looking = looking.then(look).catch(reject)
    }, settledMs)
  }
  guest.cookies.on('changed', lookSoon)
  window.on('closed', () => resolve(null))
  const { webContents } = window
  // Whose page it is must not be the page's to say.
  window.on('page-title-updated', (event) => {
    event.preventDefault()
    window.setTitle(new URL(webContents.getURL()).host)
  })
  webContents.on('did-finish-load', lookSoon)
  webContents.on('render-process-gone', () => resolve(null))
  webContents.on('did-fail-load', (_, code, words, __, isMainFrame) => {
    if (!isMainFrame || code === abortedCode) return
    reject(new Refusal('ACCOUNT_UNTESTED', accountFault('network', { words: said(words) })))
  })
  webContents.on('login', (event, _, { isProxy }, answer) => {
    const { password, username } = new URL(proxyAddress(proxy))
    if (!isProxy || username === '') return
    event.preventDefault()
    answer(decodeURIComponent(username), decodeURIComponent(password))
  })
  // A page that does not load is told by `did-fail-load`.
  window.loadURL(url).catch(() => {})
  return promise.finally(() => {
    clearTimeout(waiting)
    guest.cookies.off('changed', lookSoon)
  })
}

/** What the pages of all the addresses would send along; what is no ASCII is of no use for signing in. */
async function cookiesIn(
  { cookies }: Session,
  addresses: readonly string[],
): Promise<Map<string, string>> {
  const found = await Promise.all(addresses.map((url) => cookies.get({ url })))
  const plain = found.flat().filter(({ name, value }) => /^[\x20-\x7e]*$/.test(name + value))
  return new Map(plain.map(({ name, value }) => [name, value]))
}

function isOfDrive(url: string, hosts: readonly string[]): boolean {
  // A frame that a page fills itself has no address.
  if (/^about:(?:blank|srcdoc)$/.test(url)) return true
  const { hostname, protocol } = new URL(url)
  return (
    protocol === 'https:' &&
    hosts.some((host) => hostname === host || hostname.endsWith(`.${host}`))
  )
}

const originOf = (url: string) => new URL(url).origin

function proxyConfig(choice: string): ProxyConfig {
  if (choice === 'direct' || choice === 'system') return { mode: choice }
  return { mode: 'fixed_servers', proxyRules: proxyAddress(choice).replace(/[^/@]+@/, '') }
}
