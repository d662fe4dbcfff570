import { type Browser, chromium } from 'playwright'

/** Starts a real browser with a profile that is thrown away: Debian's Chromium, elsewhere Chrome. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    ...(process.platform === 'linux'
      ? { executablePath: '/usr/bin/chromium-headless-shell' }
      : { channel: 'chrome' }),
    // Chromium refuses its sandbox to root, as which CI containers run.
    chromiumSandbox: process.getuid?.() !== 0,
    args: [
      '--disable-gpu',
      '--disable-quic',
      '--disable-sync',
      '--disable-component-update',
      '--disable-background-networking',
      // Whatever the browser would ask of its own accord stays on this machine.
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
  })
}
