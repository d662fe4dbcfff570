import { describe, expect, test } from 'vitest'
import {
  isQuarkConfig,
  readQuarkConfig,
} from '../../../../electron/engine/takeover/quark-config.ts'
import { refusal } from '../../../support/refusal.ts'

const full = {
  cookie: ['secret-cookie-1', 'secret-cookie-2'],
  push_config: { QUARK_SIGN_NOTIFY: true, BARK_PUSH: 'secret-key', DD_BOT_TOKEN: '' },
  media_servers: { emby: { url: 'http://nas' } },
  magic_regex: { $TV: { pattern: '.*' } },
  source: { cloudsaver: { enable: false } },
  webui: { username: 'admin', password: 'secret-password' },
  tasklist: [
    {
      taskname: '黑镜',
      shareurl: 'https://pan.quark.cn/s/a1b2c3d40001?pwd=a1B2#/list/share',
      savepath: '/剧/黑镜',
      pattern: '$TV',
      replace: '',
      enddate: '2027-01-30',
      runweek: [1, 2, 3],
    },
    { taskname: '没有链接', shareurl: '', savepath: '/' },
    {
      taskname: '失效的',
      shareurl: 'https://pan.quark.cn/s/a1b2c3d40002',
      shareurl_ban: '分享地址已失效',
    },
    'no task at all',
  ],
  crontab: '0 8,18,20 * * 0',
  something_new: 1,
}

describe('readQuarkConfig', () => {
  const { findings, crontab, leftBehind } = readQuarkConfig(JSON.stringify(full))

  test('makes a row of each task with a share', () => {
    expect(findings).toMatchObject([
      { line: 1, title: '黑镜', formerlyExpired: false },
      { line: 3, title: '失效的', note: '分享地址已失效', formerlyExpired: true },
    ])
    expect(crontab).toBe('0 8,18,20 * * 0')
  })

  test('names what it leaves behind, by key', () => {
    expect(
      Object.fromEntries(leftBehind.map(({ what, names, count }) => [what, [count, ...names]])),
    ).toEqual({
      cookie: [2],
      push: [2, 'QUARK_SIGN_NOTIFY', 'BARK_PUSH'],
      saving: [3, 'savepath', 'pattern', 'magic_regex'],
      schedule: [2, 'enddate', 'runweek'],
      plugins: [1, 'media_servers'],
      search: [1, 'source'],
      webui: [1, 'webui'],
      task: [2, '没有链接', '#4'],
      unknown: [1, 'something_new'],
    })
  })

  test('never repeats a secret', () => {
    expect(JSON.stringify({ findings, leftBehind })).not.toContain('secret')
    const broken = `{"tasklist": [], "cookie": ["secret-cookie" "secret-again"]}`
    expect(() => readQuarkConfig(broken)).toThrow(refusal('IMPORT_UNREADABLE'))
    expect(() => readQuarkConfig(broken)).toThrow(/^(?!.*secret).*This is not valid JSON/)
  })
})

test.each([
  ['an empty one', {}, 0],
  ['one cookie as a text', { cookie: 'secret', tasklist: [] }, 1],
  ['the fork with a setting of its own', { quark_cookie: 'secret', cookie: [] }, 1],
  ['a cookie of the wrong shape', { cookie: 7, push_config: [], tasklist: 'none' }, 1],
])('reads %s', (_, written, cookies) => {
  const { crontab, findings, leftBehind } = readQuarkConfig(JSON.stringify(written))
  expect({ crontab, findings }).toEqual({ crontab: '', findings: [] })
  expect(leftBehind.find(({ what }) => what === 'cookie')?.count ?? 0).toBe(cookies)
})

test('tells a configuration from other JSON', () => {
  expect(isQuarkConfig(JSON.stringify(full))).toBe(true)
  expect(isQuarkConfig('[{"drama_name": "x", "link": "y"}]')).toBe(false)
  expect(isQuarkConfig('{"resources": []}')).toBe(false)
  expect(() => readQuarkConfig('[]')).toThrow(refusal('IMPORT_UNREADABLE'))
})
