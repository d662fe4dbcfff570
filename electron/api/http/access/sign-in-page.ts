// Whoever is signed out has no language setting here: both are said.
const words = {
  title: ['请先登录盘哨', 'Sign in to Pansentry'],
  link: [
    '登录链接由 <code>pansentry serve</code> 启动时打印；在桌面版中，它在“设置”里。每个链接只能用一次，十分钟内有效。',
    '<code>pansentry serve</code> prints a sign-in link when it starts; on the desktop it is in the settings. A link works once, within ten minutes.',
  ],
  password: ['密码', 'Password'],
  signIn: ['登录', 'Sign in'],
  problems: {
    link: [
      '这个登录链接已经用过或已过期，请取一个新的。',
      'This sign-in link was used or is too old; get a new one.',
    ],
    password: ['密码不对。', 'The password is wrong.'],
    locked: ['失败次数太多，请一分钟后再试。', 'Too many attempts failed; try again in a minute.'],
  },
} as const

// Whoever is signed out may have no file of the page. A test compares these colours with the page's own.
const style = `
  :root {
    color-scheme: light dark;
    --tone-text-bad: light-dark(#b8322b, #f0776f);
    --tone-idle: light-dark(#a4abb6, #5d636e);
    --surface-sunken: light-dark(#f6f7f9, #131519);
    --text-on-primary: #fff;
  }
  body { margin: 0; min-height: 100vh; display: grid; place-items: center; font: 15px/1.6 system-ui, "Noto Sans CJK SC", sans-serif; background: var(--surface-sunken); color: light-dark(#22252b, #e4e6ea) }
  main { max-width: 26rem; padding: 2rem }
  h1 { font-size: 1.25rem; margin: 0 0 1rem }
  [lang=en] { opacity: .75 }
  [role=alert] { padding: .5rem .75rem; border-left: 3px solid var(--tone-text-bad); background: color-mix(in srgb, var(--tone-text-bad) 12%, transparent) }
  form { display: grid; gap: .5rem; margin-top: 1.5rem }
  input, button { font: inherit; padding: .4rem .6rem; border-radius: 7px; border: 1px solid color-mix(in srgb, var(--tone-idle) 60%, transparent) }
  button { border: 0; background: #5560cf; color: var(--text-on-primary) }`

/** Why a sign-in failed. */
export type Problem = keyof typeof words.problems

export function signedOutPage(options: {
  readonly nonce: string
  readonly hasPassword: boolean
  readonly problem: Problem | null
}): string {
  const { nonce, hasPassword, problem } = options
  const form = `<form method="post" action="/sign-in">
      <label for="password">${words.password.join(' · ')}</label>
      <input id="password" name="password" type="password" autocomplete="current-password" required autofocus>
      <button>${words.signIn.join(' · ')}</button>
    </form>`
  return document(
    nonce,
    '',
    `<h1>${words.title.join('<br>')}</h1>
    ${problem ? `<div role="alert">${both(words.problems[problem])}</div>` : ''}
    ${both(words.link)}
    ${hasPassword ? form : ''}`,
  )
}

/**
 * Leads on to the dashboard. Not a redirect: after a link from another site a browser would leave a
 * SameSite=Strict cookie out of the request that follows.
 */
export function signedInPage(nonce: string): string {
  const refresh = '<meta http-equiv="refresh" content="0;url=/">'
  return document(nonce, refresh, '<p><a href="/">盘哨 · Pansentry</a></p>')
}

function both([chinese, english]: readonly [string, string]): string {
  return `<p lang="zh-CN">${chinese}</p><p lang="en">${english}</p>`
}

function document(nonce: string, head: string, body: string): string {
  return `<!doctype html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <!-- Else a browser asks for /favicon.ico, which whoever is signed out cannot have. -->
    <link rel="icon" href="data:,">
    ${head}
    <title>盘哨 · Pansentry</title>
    <style nonce="${nonce}">${style}
    </style>
  </head>
  <body>
    <main>
    ${body}
    </main>
  </body>
</html>
`
}
