import { expect, test } from '../dashboard.ts'

test('runs no script that is not its own file', async ({ dashboard }) => {
  const page = await dashboard.startPage()
  const blocked = await page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
          resolve(effectiveDirective),
        )
        const script = document.createElement('script')
        script.textContent = 'window.intruder = true'
        document.head.append(script)
      }),
  )
  expect(blocked).toBe('script-src-elem')
  expect(await page.evaluate(() => 'intruder' in window)).toBe(false)
})

test('gives each load a nonce of its own', async ({ dashboard }) => {
  const page = await dashboard.startPage()
  const policy = () =>
    page.evaluate(async () => (await fetch('/')).headers.get('Content-Security-Policy'))
  const [first, second] = [await policy(), await policy()]
  expect(first).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self' 'nonce-[^']+'/)
  expect(second).not.toBe(first)
})

test('serves nothing outside its folder', async ({ dashboard }) => {
  const page = await dashboard.startPage()
  const statuses = await page.evaluate(() =>
    Promise.all(
      [
        '/../../package.json',
        '/%2e%2e/%2e%2e/package.json',
        '/..%2f..%2fpackage.json',
        '/none.js',
      ].map(async (path) => (await fetch(path)).status),
    ),
  )
  expect(statuses).toEqual([404, 404, 404, 404])
})

test('tells nobody this machine’s addresses over WebRTC', async ({ dashboard }, { project }) => {
  const page = await dashboard.startPage()
  const candidates = await page.evaluate(async () => {
    const found: string[] = []
    const connection = new RTCPeerConnection()
    const done = new Promise<void>((resolve) => {
      connection.addEventListener('icecandidate', ({ candidate }) => {
        if (candidate === null) resolve()
        else if (candidate.candidate !== '') found.push(candidate.candidate)
      })
    })
    connection.createDataChannel('any')
    await connection.setLocalDescription()
    await done
    return found
  })
  // Chromium knows no policy against WebRTC in a page; of its own it gives names made up for the purpose.
  const allowed = project.name === 'electron' ? /^$/ : / [\da-f-]+\.local \d+ /
  expect(candidates.filter((each) => !allowed.test(each))).toEqual([])
})
