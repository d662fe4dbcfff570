import { setTimeout as pause } from 'node:timers/promises'
import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkLink } from '../../../../../electron/engine/links/checks/check.ts'
import {
  createRequester,
  type HttpRequester,
} from '../../../../../electron/engine/links/requests/http-requester.ts'
import { linkOf } from '../../../../support/drives/scripted-drive.ts'
import {
  html,
  leadsTo,
  live,
  page,
  raw,
  type Site,
  says,
  unless,
  WebZoo,
} from '../../../../support/http/web-zoo.ts'

// The habits of web servers, and what is to be said of the link. Most were reported of link checkers.

type Row = readonly [name: string, site: Site, code: string]

const alive = 'http.200'
const bytes = (...codes: number[]) => Buffer.from(codes)
const encoded = (coding: string, body: Buffer) => says(body, 200, { 'content-encoding': coding })
const gone = page('404 Not Found')
const head = 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n'
const article = `<article><h1>A name</h1>${'<p>It tells of something at some length, and goes on.</p>'.repeat(40)}</article>`
const status = (code: number, headers = {}) => says('', code, headers)
const onHead = (site: Site) => unless(({ method }) => method !== 'HEAD', site)

const kinds: Readonly<Record<string, readonly Row[]>> = {
  'what HEAD is answered': [
    ['404', onHead(status(404)), alive],
    ['410', onHead(status(410)), alive],
    ['405', onHead(status(405)), alive],
    ['500', onHead(status(500)), alive],
    ['a reset', onHead(({ socket }) => socket.destroy()), alive],
    ['nothing', onHead(() => {}), alive],
    ['a login', onHead(leadsTo('/login')), alive],
    [
      'well, while GET says 404',
      unless(({ method }) => method === 'HEAD', status(404)),
      'http.404',
    ],
    [
      'well of a file that cannot be sent now',
      (request, response) =>
        response
          .writeHead(request.method === 'HEAD' ? 200 : 503, { 'content-type': 'application/zip' })
          .end(),
      alive,
    ],
  ],
  'what a request has to look like': [
    [
      'text/html accepted, or 404',
      unless(({ headers }) => /text\/html/.test(headers.accept ?? ''), status(404)),
      alive,
    ],
    [
      'text/html accepted, or 406',
      unless(({ headers }) => /text\/html/.test(headers.accept ?? ''), status(406)),
      alive,
    ],
    [
      'a language, or 403',
      unless(({ headers }) => headers['accept-language'] !== undefined, status(403)),
      alive,
    ],
    ['no range, or 400', unless(({ headers }) => headers.range === undefined, status(400)), alive],
    ['no range, or 404', unless(({ headers }) => headers.range === undefined, status(404)), alive],
    ['no range, or 416', unless(({ headers }) => headers.range === undefined, status(416)), alive],
    ['no range, or 501', unless(({ headers }) => headers.range === undefined, status(501)), alive],
    [
      'no range, or a reset',
      unless(
        ({ headers }) => headers.range === undefined,
        ({ socket }) => socket.destroy(),
      ),
      alive,
    ],
    [
      'compression allowed, or 406',
      unless(({ headers }) => /gzip/.test(String(headers['accept-encoding'])), status(406)),
      alive,
    ],
    [
      'the steps of a browser, or 403',
      unless(({ headers }) => headers['sec-fetch-mode'] === 'navigate', status(403)),
      alive,
    ],
    [
      'a cookie, set on a redirect to itself',
      (request, response) =>
        request.headers.cookie === 'seen=1'
          ? live(request, response)
          : response
              .writeHead(302, { location: request.url, 'set-cookie': 'seen=1; Path=/' })
              .end(),
      alive,
    ],
    [
      'a cookie, set beside a refresh',
      (request, response) =>
        request.headers.cookie === 'seen=1'
          ? says(gone)(request, response)
          : says(page('Wait'), 200, { refresh: '0', 'set-cookie': 'seen=1' })(request, response),
      alive,
    ],
    [
      'two cookies, one with a comma in its date',
      (request, response) =>
        request.headers.cookie === 'a=1; b=2'
          ? live(request, response)
          : response
              .writeHead(302, {
                location: '/again',
                'set-cookie': ['a=1; Expires=Wed, 21 Oct 2099 07:28:00 GMT', 'b=2'],
              })
              .end(),
      alive,
    ],
  ],
  'how it redirects': [
    [
      'to a name in raw UTF-8',
      unless(
        ({ url }) => url === '/%E6%96%87%E4%BB%B6',
        raw(`HTTP/1.1 302 Found\r\nLocation: /文件\r\nContent-Length: 0\r\n\r\n`),
      ),
      alive,
    ],
    [
      'to a name in raw GBK',
      unless(
        ({ url }) => url === '/%CE%C4%BC%FE',
        raw(
          Buffer.concat([
            Buffer.from('HTTP/1.1 302 Found\r\nLocation: /'),
            bytes(0xce, 0xc4, 0xbc, 0xfe),
            Buffer.from('\r\nContent-Length: 0\r\n\r\n'),
          ]),
        ),
      ),
      alive,
    ],
    ['to a name with a blank', unless(({ url }) => url === '/a%20b', leadsTo('/a b')), alive],
    ['to a neighbour', leadsTo('../live'), alive],
    [
      'twelve times',
      (request, response) => {
        const count = Number(new URL(request.url ?? '', 'http://any').searchParams.get('n') ?? 0)
        return count === 12
          ? live(request, response)
          : response.writeHead(302, { location: `?n=${count + 1}` }).end()
      },
      alive,
    ],
    [
      'in a circle',
      (request, response) =>
        response.writeHead(302, { location: request.url === '/a' ? '/b' : '/a' }).end(),
      'http.redirect_loop',
    ],
    ['nowhere', status(301, { location: '' }), 'http.redirect_target'],
    [
      'to an app',
      status(302, { location: 'intent://x#Intent;scheme=a;end' }),
      'http.redirect_target',
    ],
    ['without saying where', says(page('Live'), 308), 'http.308'],
    [
      'by a header',
      (request, response) =>
        request.url === '/gone'
          ? says(gone)(request, response)
          : says('', 200, { refresh: '1; url=/gone' })(request, response),
      'http.soft_404',
    ],
    [
      'by an element',
      (request, response) =>
        request.url === '/gone'
          ? says(gone)(request, response)
          : says('<meta http-equiv="refresh" content="0;url=/gone">')(request, response),
      'http.soft_404',
    ],
    [
      'for browsers without scripts only',
      says(`${page('Live')}<noscript><meta http-equiv="refresh" content="0;url=/404"></noscript>`),
      alive,
    ],
    ['to itself, for news', says(page('News', '<meta http-equiv="refresh" content="5">')), alive],
  ],
  'where it leads to': [
    ['an error page', leadsTo('/404.html'), 'http.redirect_error'],
    [
      'an error page of ASP.NET',
      leadsTo('/Error.aspx?aspxerrorpath=/share/1'),
      'http.redirect_error',
    ],
    [
      'an error among the front page’s parameters',
      leadsTo('/?error=notfound'),
      'http.redirect_error',
    ],
    ['the front page', leadsTo('/'), 'http.redirect_home'],
    ['the front page of a language', leadsTo('/zh-cn/'), 'http.redirect_home'],
    ['a login', leadsTo('/user/login?next=/share/1'), 'http.redirect_login'],
    ['a login by another name', leadsTo('/vCodeLogin'), 'http.redirect_login'],
    ['an authorization', leadsTo('/oauth2/authorize?client_id=1'), 'http.redirect_login'],
    ['a captcha', leadsTo('/static/captcha?from=1'), 'http.challenge'],
    ['an article about errors', leadsTo('/docs/error-handling.html'), alive],
    ['another place', leadsTo('/files/annual-report'), alive],
  ],
  'a challenge': [
    ['of Cloudflare', says(page('Just a moment...')), 'http.challenge'],
    ['of Cloudflare, in Chinese', says(page('请稍候…'), 403), 'http.challenge'],
    [
      'of Cloudflare, by its header',
      status(403, { 'cf-mitigated': 'challenge' }),
      'http.challenge',
    ],
    [
      'of Cloudflare, with 404',
      says(page('Attention Required! | Cloudflare'), 404),
      'http.challenge',
    ],
    ['of AWS', says('', 202, { 'x-amzn-waf-action': 'challenge' }), 'http.challenge'],
    ['of Vercel, with 429', says(page('Vercel Security Checkpoint'), 429), 'http.challenge'],
    [
      'of Imperva',
      says('<html><script src="/_Incapsula_Resource?SWJIYLWA=0"></script></html>'),
      'http.challenge',
    ],
    [
      'of Alibaba',
      says("<script>var arg1='AB';document.cookie='acw_sc__v2='+x</script>"),
      'http.challenge',
    ],
    ['of Anubis', says(page('Making sure you&#39;re not a bot!')), 'http.challenge'],
    ['of Baidu', says(page('百度安全验证')), 'http.challenge'],
    ['in traditional Chinese', says(page('安全驗證')), 'http.challenge'],
    ['that denies', says(page('Access Denied'), 403), 'http.challenge'],
    [
      'that a page behind Imperva only names',
      says(page('Live', `<script src="/_Incapsula_Resource?x"></script>${article}`)),
      alive,
    ],
    [
      'that a page with a form only names',
      says(
        page(
          'Contact',
          `<div class="g-recaptcha"></div>${'<p>Write to us about anything.</p>'.repeat(40)}`,
        ),
      ),
      alive,
    ],
    ['that an article is called after', says(page('Access Denied', article)), alive],
  ],
  'a domain for sale': [
    [
      'on its own page',
      says(page('acme.test - This website is for sale! - acme Resources')),
      'http.parked',
    ],
    ['in Chinese', says(page('acme.test 域名出售')), 'http.parked'],
    [
      'that has run out',
      says(page('acme.test', '<h1>This domain has expired</h1>')),
      'http.parked',
    ],
    [
      'with advertisements in its place',
      says('<script src="https://www.sedoparking.com/frmpark/x.js"></script>'),
      'http.parked',
    ],
    ['about which an article is', says(page('This domain is for sale', article)), alive],
  ],
  'words for what is gone': [
    [
      'Baidu’s',
      says(page('啊哦，你来晚了，分享的文件已经被删除了，下次要早点哟。')),
      'http.soft_404',
    ],
    [
      'in a page with nothing else',
      says(page('某网盘', '<div>该分享已被取消，无法访问</div>')),
      'http.soft_404',
    ],
    ['in traditional Chinese', says(page('找不到網頁')), 'http.soft_404'],
    ['in traditional Chinese, of a link', says(page('此連結已失效')), 'http.soft_404'],
    ['of WordPress', says(page('Oops! That page can&#8217;t be found.')), 'http.soft_404'],
    ['that it has expired', says(page('File has expired')), 'http.soft_404'],
    [
      'with whose doing it was',
      says(page('Files', '<h1>This file has been removed by its owner</h1>')),
      'http.soft_404',
    ],
    ['in Japanese', says(page('ページが見つかりません')), 'http.soft_404'],
    ['in Japanese, of a file', says(page('このファイルは削除されました')), 'http.soft_404'],
    ['in Korean', says(page('페이지를 찾을 수 없습니다')), 'http.soft_404'],
    ['in Russian', says(page('Файл не найден')), 'http.soft_404'],
    ['in German', says(page('Die angeforderte Seite wurde nicht gefunden')), 'http.soft_404'],
    [
      'after a long head',
      says(`<head><style>${'a{b:c}'.repeat(4000)}</style><title>404 Not Found</title>`),
      'http.soft_404',
    ],
    ['in an article’s name', says(page('Page Not Found', article)), alive],
    ['in a forum’s question', says(page('链接失效，求补档 - 论坛')), alive],
    ['in a song’s name', says(page('Page Not Found (song)')), alive],
  ],
  'how the bytes come': [
    ['with 20 KB of headers', says(page('Live'), 200, { 'x-policy': 'x '.repeat(10_000) }), alive],
    ['with 64 KB of headers', says(page('Live'), 200, { 'x-policy': 'x'.repeat(65_000) }), alive],
    [
      'without a reason',
      raw('HTTP/1.1 200\r\nContent-Type: text/html\r\nContent-Length: 0\r\n\r\n'),
      alive,
    ],
    [
      'as HTTP/1.0',
      raw('HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n<title>Live</title>'),
      alive,
    ],
    ['as HTTP/0.9', raw('<title>Live</title>'), 'network.failed'],
    ['as Shoutcast', raw('ICY 200 OK\r\nContent-Type: audio/mpeg\r\n\r\n'), 'network.failed'],
    [
      'with two lengths that differ',
      raw(`${head}Content-Length: 5\r\nContent-Length: 6\r\n\r\nabcde`),
      'network.reset',
    ],
    ['as gzip', encoded('gzip', gzipSync(gone)), 'http.soft_404'],
    ['as gzip twice', encoded('gzip, gzip', gzipSync(gzipSync(gone))), 'http.soft_404'],
    ['as deflate', encoded('deflate', deflateSync(gone)), 'http.soft_404'],
    ['as deflate without zlib', encoded('deflate', deflateRawSync(gone)), 'http.soft_404'],
    ['in a coding that is none', encoded('utf-8', Buffer.from(gone)), 'http.soft_404'],
    // <title>页面不存在</title>
    [
      'in GBK that nobody names',
      says(
        Buffer.concat([
          Buffer.from('<title>'),
          bytes(0xd2, 0xb3, 0xc3, 0xe6, 0xb2, 0xbb, 0xb4, 0xe6, 0xd4, 0xda),
          Buffer.from('</title>'),
        ]),
        200,
        { 'content-type': 'text/html' },
      ),
      'http.soft_404',
    ],
    [
      'in UTF-8 that is called GBK',
      says(page('页面不存在'), 200, { 'content-type': 'text/html; charset=gbk' }),
      'http.soft_404',
    ],
    [
      'in UTF-16',
      says(Buffer.concat([bytes(0xff, 0xfe), Buffer.from(page('页面不存在'), 'utf16le')]), 200, {
        'content-type': 'text/html',
      }),
      'http.soft_404',
    ],
  ],
  'a plain status': [
    ['204', status(204), 'http.204'],
    ['401', status(401), 'http.401'],
    ['404', says(page('x'), 404), 'http.404'],
    ['410', status(410), 'http.410'],
    ['429', status(429, { 'retry-after': '99999999999999999999' }), 'http.429'],
    ['451', status(451), 'http.451'],
    ['503 with a time', status(503, { 'retry-after': '30' }), 'http.503'],
    ['520', status(520), 'http.520'],
    ['999', status(999), 'http.999'],
  ],
}

const rows = Object.entries(kinds).flatMap(([kind, list]) =>
  list.map((row) => [kind, ...row] as const),
)
const sites = new Map(rows.map(([, , site], index) => [`site${index}.test`, site]))
const shares: Readonly<Record<string, Site>> = {
  't.cn': leadsTo('https://pan.quark.cn/s/a1b2c3d40404'),
  'short.test': leadsTo('https://123pan.com/s/ab12-cd34'),
  'drive-pc.quark.cn': (_, response) =>
    response
      .writeHead(404, { 'content-type': 'application/json' })
      .end('{"status":404,"code":41012,"message":"好友已取消了分享"}'),
  '123pan.com': ({ url }, response) =>
    response.writeHead(301, { location: `https://www.123pan.com${url}` }).end(),
  'www.123pan.com': (_, response) =>
    response.end('{"code":0,"message":"ok","data":{"InfoList":[{}],"Next":"-1"}}'),
  'login.test': (request, response) =>
    request.headers.authorization === `Basic ${Buffer.from('me:p@ss').toString('base64')}`
      ? live(request, response)
      : response.writeHead(401, html).end(),
  'slow.test': async (_, response) => {
    response.writeHead(200, html)
    for (let count = 0; count < 50 && !response.destroyed; count += 1) {
      response.write(' ')
      await pause(100)
    }
  },
}

let zoo: WebZoo
let requester: HttpRequester

beforeAll(async () => {
  zoo = await WebZoo.start(new Map([...sites, ...Object.entries(shares)]))
  requester = createRequester({ origins: zoo.origins })
})

afterAll(async () => {
  await requester.close()
  await zoo[Symbol.asyncDispose]()
})

async function check(address: string, timeoutMs = 20_000) {
  const { signal } = new AbortController()
  return checkLink(linkOf(address), { request: requester.request, signal, timeoutMs })
}

describe('a web server', () => {
  test.each(rows.map(([kind, name, , code], index) => [`${kind}: ${name}`, index, code] as const))(
    '%s',
    async (_name, index, code) => {
      expect((await check(`http://site${index}.test/share/1`)).verdict).toMatchObject({ code })
    },
  )

  test('whose page drips is given up in time', async () => {
    expect((await check('http://slow.test/share/1', 500)).verdict).toMatchObject({
      state: 'error',
      code: 'network.timeout',
    })
  })

  test('is told the name and password of the address, and nobody else', async () => {
    const { verdict } = await check('http://me:p%40ss@login.test/share/1')
    expect(verdict).toEqual({ state: 'valid', code: 'http.200', reason: '200 OK' })
  })
})

describe('a short address', () => {
  test.each([
    ['http://t.cn/share/1', 'quark.41012', 'https://pan.quark.cn/s/a1b2c3d40404'],
    ['http://short.test/share/1', '123.ok', 'https://123pan.com/s/ab12-cd34'],
  ])('%s is judged as the share it leads to', async (address, code, finalUrl) => {
    expect((await check(address)).verdict).toMatchObject({ code, finalUrl })
  })
})

describe('what is the same for every share', () => {
  test.each([
    'https://mega.nz/file/AbCdEfGh#0123456789abcdefghij',
    'https://www.ilanzou.com/s/AbCd1?code=ab12',
    'https://www.mediafire.com/file/abc/x.zip/file',
    'https://www.ecpan.cn/web/#/yunpanProxy?data=1',
    'https://www.terabox.com/s/1abc',
    'https://t.me/some_channel/12',
  ])('is not asked: %s', async (address) => {
    expect(await check(address)).toMatchObject({
      verdict: { state: 'unsupported', code: 'http.script' },
      asked: false,
    })
  })
})
