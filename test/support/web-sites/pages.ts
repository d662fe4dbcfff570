import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { page, raw, type SiteRow, says, status } from '../http/web-zoo.ts'

const alive = 'http.200'
const bytes = (...codes: number[]) => Buffer.from(codes)
const encoded = (coding: string, body: Buffer) => says(body, 200, { 'content-encoding': coding })
const gone = page('404 Not Found')
const head = 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n'
const article = `<article><h1>A name</h1>${'<p>It tells of something at some length, and goes on.</p>'.repeat(40)}</article>`

/** What servers send instead of a page, and how; most was reported of link checkers. */
export const pages: Readonly<Record<string, readonly SiteRow[]>> = {
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
    [
      'of Akamai',
      says(
        page(
          'x',
          '<div id="sec-if-cpt-container"></div><script src="/_sec/cp_challenge/verify"></script>',
        ),
      ),
      'http.challenge',
    ],
    [
      'of Sucuri',
      says(page('x', "<script>var w=String.fromCharCode,sucuri_cloudproxy_js=''</script>")),
      'http.challenge',
    ],
    [
      'of Yunsuo',
      says(page('x', '<script>function YunSuoAutoJump(){}</script>')),
      'http.challenge',
    ],
    [
      'of a hosting panel',
      says(page('x', '<script src="/huadong_296d626f_x.js"></script>')),
      'http.challenge',
    ],
    [
      'of byet.host',
      says(page('x', '<script>toHex(slowAES.decrypt(c,2,a,b))</script>')),
      'http.challenge',
    ],
    [
      'of Amazon',
      says(page('x', '<form action="/errors/validateCaptcha"></form>')),
      'http.challenge',
    ],
    [
      'of Google',
      says(
        page('x', '<p>Our systems have detected unusual traffic from your computer network.</p>'),
      ),
      'http.challenge',
    ],
    [
      'of F5',
      says(
        page('x', '<p>The requested URL was rejected. Please consult with your administrator.</p>'),
      ),
      'http.challenge',
    ],
    [
      'of 360',
      says(page('x', '<p>当前访问疑似黑客攻击，已被网站管理员设置为拦截</p>')),
      'http.challenge',
    ],
    ['of SafeLine', says(page('x', '<p>正在确认您是真人</p>')), 'http.challenge'],
    ['of Naver', says(page('x', '<p>보안문자를 입력해 주세요</p>')), 'http.challenge'],
    ['called Robot or human?', says(page('Robot or human?')), 'http.challenge'],
    ['called Verifying your browser...', says(page('Verifying your browser...')), 'http.challenge'],
    ['called One more step', says(page('One more step')), 'http.challenge'],
    ['called 验证码拦截', says(page('验证码拦截')), 'http.challenge'],
    ['called 人机识别检测', says(page('人机识别检测')), 'http.challenge'],
    ['called 宝塔防火墙', says(page('宝塔防火墙')), 'http.challenge'],
    ['called 环境异常', says(page('环境异常')), 'http.challenge'],
    ['called 访问已被拦截', says(page('访问已被拦截')), 'http.challenge'],
    ['called 安全性驗證', says(page('安全性驗證')), 'http.challenge'],
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
    [
      'that says p.test is parked free, courtesy of GoDaddy.com',
      says(page('acme.test', '<p>p.test is parked free, courtesy of GoDaddy.com</p>')),
      'http.parked',
    ],
    [
      'that says This domain is registered at Namecheap',
      says(page('acme.test', '<p>This domain is registered at Namecheap</p>')),
      'http.parked',
    ],
    [
      'that says 该域名可合作/出售',
      says(page('acme.test', '<p>该域名可合作/出售</p>')),
      'http.parked',
    ],
    [
      'that says 该域名已在西部数码注册并停放',
      says(page('acme.test', '<p>该域名已在西部数码注册并停放</p>')),
      'http.parked',
    ],
    [
      'that says 该域名由腾讯云注册，暂未绑定网站',
      says(page('acme.test', '<p>该域名由腾讯云注册，暂未绑定网站</p>')),
      'http.parked',
    ],
    ['that says 此網域可供出售', says(page('acme.test', '<h1>此網域可供出售</h1>')), 'http.parked'],
    [
      'that says このドメインはお名前.comで取得されています。',
      says(page('acme.test', '<p>このドメインはお名前.comで取得されています。</p>')),
      'http.parked',
    ],
    [
      'that says Срок регистрации домена истёк',
      says(page('acme.test', '<h1>Срок регистрации домена истёк</h1>')),
      'http.parked',
    ],
    ['by its seller’s script', says('<script>window.LANDER_SYSTEM="PW"</script>'), 'http.parked'],
    ['by its title', says(page('acme.test for sale | Afternic')), 'http.parked'],
    ['is not one where boats are', says(page('Our boat is for sale')), alive],
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
