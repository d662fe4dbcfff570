import {
  leadsTo,
  live,
  page,
  raw,
  type Site,
  type SiteRow,
  says,
  status,
  unless,
} from '../http/web-zoo.ts'

const alive = 'http.200'
const bytes = (...codes: number[]) => Buffer.from(codes)
const gone = page('404 Not Found')
const onHead = (site: Site) => unless(({ method }) => method !== 'HEAD', site)

/** How servers want to be asked, and where they send to; most was reported of link checkers. */
export const manners: Readonly<Record<string, readonly SiteRow[]>> = {
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
    ['an error page of a folder', leadsTo('/error/index.html'), 'http.redirect_error'],
    [
      'an error page named in Chinese',
      leadsTo(`/${encodeURI('页面不存在')}.html`),
      'http.redirect_error',
    ],
    ['a share that does not exist', leadsTo('/s/notexist'), 'http.redirect_error'],
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
    [
      'the front page, with where one comes from',
      leadsTo('/?utm_source=x&from=share'),
      'http.redirect_home',
    ],
    ['an entry of the front page', leadsTo('/?p=123'), alive],
    ['the front page of a language', leadsTo('/zh-cn/'), 'http.redirect_home'],
    ['a login', leadsTo('/user/login?next=/share/1'), 'http.redirect_login'],
    ['a login by another name', leadsTo('/vCodeLogin'), 'http.redirect_login'],
    ['a login of Discuz', leadsTo('/member.php?mod=logging&action=login'), 'http.redirect_login'],
    ['an authorization', leadsTo('/oauth2/authorize?client_id=1'), 'http.redirect_login'],
    ['a captcha', leadsTo('/static/captcha?from=1'), 'http.challenge'],
    ['an article about errors', leadsTo('/docs/error-handling.html'), alive],
    ['another place', leadsTo('/files/annual-report'), alive],
  ],
}
