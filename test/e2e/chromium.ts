import { type Browser, chromium } from 'playwright'

// Chromium heeds this option once, so what Playwright switches off stands here too.
const disabledFeatures = [
  'AimEnabled',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  // The list below the address bar, which nobody sees here: 400 files of its own for each new window.
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxPopup',
]

/** Starts a real browser with a profile that is thrown away: Debian's Chromium, elsewhere Chrome. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    ...(process.platform === 'linux'
      ? { executablePath: '/usr/bin/chromium' }
      : { channel: 'chrome' }),
    // Chromium refuses its sandbox to root, as which CI containers run.
    chromiumSandbox: process.getuid?.() !== 0,
    args: [
      '--disable-gpu',
      `--disable-features=${disabledFeatures.join()}`,
      '--disable-quic',
      '--disable-sync',
      '--disable-component-update',
      '--disable-background-networking',
      // Whatever the browser would ask of its own accord stays on this machine.
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
  })
}
