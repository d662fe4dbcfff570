import { describe, expect, test } from 'vitest'
import { codes } from '../../../../../electron/engine/links/providers/lanzou/codes.ts'
import { provider } from '../../../../../electron/engine/links/providers/lanzou/index.ts'
import type { NetworkCode } from '../../../../../electron/engine/links/requests/request.ts'
import { type Script, ScriptedDrive } from '../../../../support/drives/scripted-drive.ts'
import { noAnswer } from '../../../../support/no-answer.ts'

const url = 'https://demo.lanzouc.com/iDemo01?pwd=x1y2'
const answer = (body: unknown, status = 200) => ({
  status,
  body: typeof body === 'string' ? body : JSON.stringify(body),
})
const check = (script: Script, passcode = '') =>
  new ScriptedDrive(provider, script).check({ passcode, url })
const page = (body: string, title = '') =>
  `<html><head><title>${title}</title></head><body>${body}</body></html>`
const checkPage = (body: string, status?: number) => check(answer(body, status))

const contents = '<div class="fileinfo">x</div>'
const form = '<div id="passwddiv"><input id="pwd" placeholder="输入密码"></div>'

describe('a page', () => {
  test.each([
    ['来晚啦...文件取消分享了', 'cancelled'],
    ['文件取消分享了', 'cancelled'],
    ['取消分享', 'cancelled'],
    ['文件不存在，或已删除', 'deleted'],
    ['文件不存在', 'deleted'],
    ['文件链接失效，请获取新链接', 'expired'],
  ])('that says %s is %s, but unproven', async (words, state) => {
    expect(await checkPage(page(`<div class="off">${words}</div>`))).toEqual({
      state,
      code: `lanzou.${state}`,
      reason: words,
      unproven: true,
    })
    for (const status of [301, 403, 404, 502]) {
      expect(await checkPage(page(words), status)).toMatchObject({
        state: 'error',
        code: `http.${status}`,
      })
    }
  })

  test.each([
    ['a comment', page('<!-- 文件不存在 -->')],
    ['a comment that is not closed', page('<!-- 文件不存在')],
    ['a script', page('<script>alert("文件不存在")</script>')],
    ['a script comment', page('<SCRIPT type="x">/* 文件不存在 */ // 取消分享\n</SCRIPT >')],
    ['the title', page('', '文件不存在')],
    ['an attribute', page('<i title="文件不存在">x</i>')],
    ['a name beside contents', page(`${contents}文件不存在.zip`)],
    ['a name beside a passcode form', page(`${form}文件取消分享了.zip`)],
  ])('a phrase in %s is no death', async (_where, html) => {
    expect(await checkPage(html)).toMatchObject({ state: 'error', code: 'answer.not_understood' })
  })

  test.each([
    ['a file', page(contents), 'valid', 'lanzou.ok'],
    ['a file, otherwise', page("<div id='file'></div>"), 'valid', 'lanzou.ok'],
    ['a description', page('文件描述：'), 'valid', 'lanzou.ok'],
    ['a folder', page('<div class=d id=infos></div>'), 'valid', 'lanzou.ok'],
    ['a passcode form', page(form), 'passcode_required', 'lanzou.passcode'],
    ['both', page(form + contents), 'passcode_required', 'lanzou.passcode'],
    [
      'the puzzle',
      "<script>var arg1='0A';/* acw_sc__v2 */</script>",
      'captcha',
      'lanzou.acw_sc__v2',
    ],
    ['a login', page('请输入密码'), 'error', 'answer.not_understood'],
    ['contents in a comment', page(`<!--${contents}-->`), 'error', 'answer.not_understood'],
    ['nothing', '', 'error', 'answer.not_understood'],
    ['words of haste', page('访问过于频繁'), 'rate_limited', 'answer.throttled'],
  ])('with %s', async (_name, html, state, code) => {
    expect(await checkPage(html)).toEqual({ state, code, reason: '' })
  })

  test.each([
    '<',
    '<a id=',
    '<!--',
    '<script>',
    '</script',
    'data:{',
    'data:{p:',
    "'",
    '"',
    '\\',
    '//',
    '/*',
  ])('of a megabyte of %j is read as fast as its beginning', async (unit) => {
    // A reader that backtracks would not come back from this.
    const html = unit.repeat(2 ** 20 / unit.length)
    for (const body of [html, `${form}<script>${html}`]) {
      await expect(check(answer(body), 'x1y2')).resolves.toBeDefined()
    }
  })
})

describe('the passcode form', () => {
  /** The page, then the answer to its form; tells what was sent. */
  async function submit(script: string, reply: unknown) {
    const html = page(`${form}<script>${script}</script>`)
    const drive = new ScriptedDrive(provider, [answer(html), answer(reply)])
    return { verdict: await drive.check({ passcode: 'x1y2', url }), sent: drive.sent }
  }
  const file = `$.ajax({ url : '/ajaxm.php?file=12', data : { 'action':'downprocess', 'sign':s_1, 'p':pwd } }); var s_1 = 'AbC_d';`
  const folder = `var pgs; pgs =1; var k$ = "kk"; $.ajax({ url : '/filemoreajax.php?file=7', data : {
    'lx':2, 'fid':7, 'pg':pgs, 't':'17', 'k':k$, 'pwd':pwd }, })`

  test.each([
    ['right', file, { zt: 1 }, 'valid', 'lanzou.ok'],
    ['wrong', file, { zt: 0, inf: '密码不正确' }, 'passcode_wrong', 'lanzou.passcode'],
    ['refused otherwise', file, { zt: 0, inf: '超时' }, 'error', 'answer.not_understood'],
    ['zt 3 of a file', file, { zt: 3 }, 'error', 'answer.not_understood'],
    ['zt as text', file, { zt: '1' }, 'error', 'answer.not_understood'],
    ['a puzzle', file, 'arg1= acw_sc__v2', 'captcha', 'lanzou.acw_sc__v2'],
    ['a web page', file, '<html>', 'error', 'answer.not_json'],
    ['right', folder, { zt: 1 }, 'valid', 'lanzou.ok'],
    ['right, but without files', folder, { zt: 2 }, 'valid', 'lanzou.ok'],
    ['wrong', folder, { zt: 3, info: '密码不正确' }, 'passcode_wrong', 'lanzou.passcode'],
    ['too soon', folder, { zt: 4 }, 'rate_limited', 'lanzou.again'],
    ['zt 0 of a folder', folder, { zt: 0, info: '密码' }, 'error', 'answer.not_understood'],
  ])('answered %s', async (_name, script, answer, state, code) => {
    expect((await submit(script, answer)).verdict).toMatchObject({ state, code })
  })

  test.each([
    ['no form', ''],
    ['a form without a passcode', `data : { 'action':'x' }`],
    ['a computed field', `data : { 'sign':sign(1), 'p':pwd }`],
    ['a sum', `var a = '1'; data : { 'sign':a+'b', 'p':pwd }`],
    ['a variable that is a sum', `var a = '1'+b; data : { 'sign':a, 'p':pwd }`],
    ['a variable without a value', `var a = f(); data : { 'sign':a, 'p':pwd }`],
    ['a form in a comment', `// data : { 'p':pwd }\n/* data : { 'p':pwd } */`],
  ])('with %s is left alone: the share still asks for a passcode', async (_name, script) => {
    const { verdict, sent } = await submit(script, { zt: 1 })
    expect(verdict).toEqual({ state: 'passcode_required', code: 'lanzou.form', reason: '' })
    expect(sent).toHaveLength(1)
  })

  test.each([
    [file, '/ajaxm.php?file=12', { action: 'downprocess', sign: 'AbC_d', p: 'x1y2' }],
    [
      folder,
      '/filemoreajax.php?file=7',
      { lx: '2', fid: '7', pg: '1', t: '17', k: 'kk', pwd: 'x1y2' },
    ],
    [`// url:'https://a.b' \ndata:{p:pwd}`, '/ajaxm.php', { p: 'x1y2' }],
    [`url:'https://evil.test/ajaxm.php', data:{p:pwd}`, '/ajaxm.php', { p: 'x1y2' }],
  ])('what is sent: %s', async (script, path, fields) => {
    const { sent } = await submit(script, { zt: 1 })
    const [get, post] = sent
    expect(get).toEqual({
      url: 'https://demo.lanzouc.com/iDemo01',
      method: 'GET',
      maxBytes: 256 * 1024,
    })
    expect(post).toEqual({
      url: `https://demo.lanzouc.com${path}`,
      method: 'POST',
      headers: {
        accept: 'application/json, text/javascript, */*',
        'content-type': 'application/x-www-form-urlencoded',
        origin: 'https://demo.lanzouc.com',
        referer: 'https://demo.lanzouc.com/iDemo01',
      },
      body: new URLSearchParams(fields).toString(),
    })
    expect(sent).toHaveLength(2)
  })
})

describe('a host that is gone', () => {
  /** Hosts that are given a failure have it; the others answer. */
  async function ask(failures: Readonly<Record<string, NetworkCode>>) {
    const drive = new ScriptedDrive(provider, ({ url }) => {
      const { hostname } = new URL(url)
      const code = failures[hostname]
      if (code !== undefined) throw noAnswer(code, hostname)
      return answer(page(contents))
    })
    const outcome = await drive.check({ url }).catch((error: unknown) => error)
    return { outcome, hosts: drive.sent.map(({ url }) => new URL(url).hostname) }
  }
  const [own, second, third] = ['demo.lanzouc.com', 'www.lanzouw.com', 'www.lanzoux.com'] as const

  test.each(['network.dns', 'network.tls'] as const)('%s: others are asked', async (code) => {
    expect(await ask({ [own]: code })).toMatchObject({
      outcome: { state: 'valid' },
      hosts: [own, second],
    })
    expect(await ask({ [own]: code, [second]: 'network.dns' })).toMatchObject({
      outcome: { state: 'valid' },
      hosts: [own, second, third],
    })
  })

  test('when all are gone, its own failure is told', async () => {
    const gone = { [own]: 'network.tls', [second]: 'network.dns', [third]: 'network.dns' } as const
    const { outcome, hosts } = await ask(gone)
    expect(outcome).toMatchObject({ code: 'network.tls', message: own })
    expect(hosts).toEqual([own, second, third])
  })

  test('any other trouble ends the search', async () => {
    expect(await ask({ [own]: 'network.timeout' })).toMatchObject({
      outcome: { code: 'network.timeout' },
      hosts: [own],
    })
    expect(await ask({ [own]: 'network.dns', [second]: 'network.reset' })).toMatchObject({
      outcome: { code: 'network.dns' },
      hosts: [own, second],
    })
  })
})

test('the table holds these codes and no other', () => {
  expect(codes.reasons).toHaveLength(8)
})
