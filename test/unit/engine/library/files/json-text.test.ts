import { describe, expect, test } from 'vitest'
import { readFindings, readLinks } from '../../../../support/read-findings.ts'
import { refusal } from '../../../../support/refusal.ts'

const quark = 'https://pan.quark.cn/s/0011aabbccdd'
const baidu = 'https://pan.baidu.com/s/1Kx-Yz_01234567890abcdE'
const web = 'https://example.org/a'

describe('what other programs export', () => {
  test.each([
    [
      'karakeep',
      {
        bookmarks: [
          {
            createdAt: 1,
            title: '三体',
            tags: ['科幻'],
            content: { type: 'link', url: quark },
            note: '好看',
          },
          { createdAt: 2, title: '随笔', tags: [], content: { type: 'text', text: '没有链接' } },
        ],
      },
      ['1 三体 | 0011aabbccdd  |  | 好看'],
    ],
    [
      'linkwarden',
      {
        name: 'somebody',
        collections: [
          {
            id: 1,
            name: '科幻',
            links: [{ id: 9, name: '三体', url: quark, description: '好看' }],
          },
          { id: 2, name: '文档', links: [{ id: 8, name: '手册', url: web }] },
        ],
      },
      ['2 三体 | 0011aabbccdd  | 科幻 | 好看', '4 手册 | https://example.org/a  | 文档 | '],
    ],
    [
      'linkding',
      {
        count: 1,
        next: null,
        results: [
          {
            id: 1,
            url: web,
            title: '手册',
            description: '一',
            notes: '二',
            web_archive_snapshot_url: 'https://web.archive.org/x',
            favicon_url: 'https://example.org/favicon.png',
            preview_image_url: 'https://example.org/a.png',
            tag_names: ['a'],
          },
        ],
      },
      ['1 手册 | https://example.org/a  |  | 一'],
    ],
    [
      'Shaarli',
      [{ id: 1, url: web, shorturl: 'x', title: '手册', description: '', tags: ['a'] }],
      ['1 手册 | https://example.org/a  |  | '],
    ],
    [
      'raindrop’s API',
      {
        result: true,
        items: [
          {
            _id: 1,
            link: web,
            title: '手册',
            excerpt: '好用',
            note: '',
            cover: 'https://example.org/c.png',
            media: [{ link: 'https://example.org/m.png' }],
          },
        ],
      },
      ['1 手册 | https://example.org/a  |  | 好用'],
    ],
    [
      'Pocket’s API',
      {
        status: 1,
        list: {
          '12': { item_id: '12', given_url: web, resolved_url: `${web}?x`, resolved_title: '手册' },
        },
      },
      ['1 a | https://example.org/a  |  | '],
    ],
    [
      'Pinboard',
      [{ href: web, description: '手册', extended: '好用', tags: 'a b', toread: 'no' }],
      ['1 手册 | https://example.org/a  |  | 好用'],
    ],
    [
      'Chrome',
      {
        checksum: '0',
        roots: {
          bookmark_bar: {
            name: '书签栏',
            type: 'folder',
            children: [
              { name: '手册', type: 'url', url: web, date_added: '1' },
              {
                name: '科幻',
                type: 'folder',
                children: [{ name: '三体', type: 'url', url: quark }],
              },
            ],
          },
          other: { name: '其他书签', type: 'folder', children: [] },
        },
        version: 1,
      },
      ['1 手册 | https://example.org/a  |  | ', '3 三体 | 0011aabbccdd  | 科幻 | '],
    ],
    [
      'Firefox',
      {
        guid: 'root________',
        title: '',
        root: 'placesRoot',
        type: 'text/x-moz-place-container',
        children: [
          {
            title: 'toolbar',
            root: 'toolbarFolder',
            type: 'text/x-moz-place-container',
            children: [
              { title: '手册', type: 'text/x-moz-place', uri: web, iconUri: `${web}.ico` },
              {
                title: '科幻',
                type: 'text/x-moz-place-container',
                children: [{ title: '三体', type: 'text/x-moz-place', uri: quark }],
              },
              { title: '常用标签', type: 'text/x-moz-place', uri: 'place:type=6' },
            ],
          },
        ],
      },
      ['2 手册 | https://example.org/a  |  | ', '4 三体 | 0011aabbccdd  | 科幻 | '],
    ],
    [
      'PanSou, by drive',
      {
        code: 0,
        data: {
          total: 2,
          merged_by_type: {
            quark: [{ url: quark, password: '', note: '三体', source: 'tg:x', images: [web] }],
            baidu: [{ url: baidu, password: 'k3k3', note: '狂飙', datetime: '' }],
          },
        },
      },
      ['1 三体 | 0011aabbccdd  |  | ', '2 狂飙 | Kx-Yz_01234567890abcdE k3k3 |  | '],
    ],
    [
      'PanSou, by message',
      {
        total: 1,
        results: [
          {
            channel: 'x',
            title: '三体',
            content: `三体 链接：${quark}`,
            links: [
              { type: 'quark', url: quark, password: '' },
              { type: 'baidu', url: baidu, password: 'k3k3' },
            ],
            images: ['https://img.example/a.jpg'],
          },
        ],
      },
      ['2 三体 | 0011aabbccdd  |  | ', '3 三体 | Kx-Yz_01234567890abcdE k3k3 |  | '],
    ],
    [
      'urldb',
      {
        success: true,
        data: { list: [{ id: 1, title: '三体', url: quark, pan_id: 1 }], total: 1 },
      },
      ['1 三体 | 0011aabbccdd  |  | '],
    ],
    [
      'PanCheck',
      { valid_links: [quark], invalid_links: [baidu], total_duration: 3 },
      [
        '1 0011aabbccdd | 0011aabbccdd  |  | ',
        '2 1Kx-Yz_01234567890abcdE | Kx-Yz_01234567890abcdE  |  | ',
      ].map((line) => line.replace(' 1Kx', ' Kx')),
    ],
    [
      'HaiSou',
      [{ hsid: 'a', platform: 'baidu', title: '三体', shareUrl: baidu, sharePwd: 'k3k3' }],
      ['1 三体 | Kx-Yz_01234567890abcdE k3k3 |  | '],
    ],
    [
      'quark-auto-save, as a list of its tasks',
      [{ taskname: '三体', shareurl: quark, savepath: '/剧' }],
      ['1 三体 | 0011aabbccdd  |  | '],
    ],
    [
      'a title with several addresses',
      [
        { title: '三体', link: { url: quark } },
        { title: '狂飙', urls: [baidu, web] },
      ],
      [
        '1 三体 | 0011aabbccdd  |  | ',
        '2 狂飙 | Kx-Yz_01234567890abcdE  |  | ',
        '2 狂飙 | https://example.org/a  |  | ',
      ],
    ],
    [
      'a title each',
      { 三体: quark, 狂飙: baidu },
      ['1 三体 | 0011aabbccdd  |  | ', '1 狂飙 | Kx-Yz_01234567890abcdE  |  | '],
    ],
    ['one link', { title: '手册', url: web }, ['1 手册 | https://example.org/a  |  | ']],
  ])('%s', async (_, json, expected) => {
    expect(await readLinks({ content: JSON.stringify(json) })).toEqual(expected)
  })

  test('settings that hold an address are no links, and lists of other things not worth a word', async () => {
    const json = {
      cookie: ['__pus=secret'],
      accounts: [{ name: 'x', cookie: 'secret' }],
      media_servers: { emby: { url: 'http://nas:8096', token: 'secret' } },
      tasklist: [
        { taskname: '三体', shareurl: quark },
        { taskname: '空', shareurl: '' },
      ],
    }
    const { candidates, unreadable } = await readFindings({ content: JSON.stringify(json) })
    expect(candidates.map(({ title }) => title)).toEqual(['三体'])
    expect(unreadable).toMatchObject([{ text: '空', why: 'no_link' }])
    expect(JSON.stringify(unreadable)).not.toContain('secret')
  })
})

test('keys that have no place here are named', async () => {
  const json = [{ title: '三体', url: quark, size: '12GB', tags: ['x'], seen: false, stars: 5 }]
  const { leftOut } = await readFindings({ content: JSON.stringify(json) })
  expect(leftOut).toEqual(['size', 'stars'])
})

describe('a JSON value a line', () => {
  const lines = `{"title":"三体","url":"${quark}"}\n\n{"title":"狂飙","url":"${baidu}","pwd":"k3k3"}\n{"broken\n{"title":"空"}`

  test('is known by its lines, and each stands by itself', async () => {
    const { format, candidates, unreadable } = await readFindings({ content: lines })
    expect(format).toBe('jsonl')
    expect(candidates.map(({ line, title, link }) => [line, title, link.passcode])).toEqual([
      [1, '三体', ''],
      [3, '狂飙', 'k3k3'],
    ])
    expect(unreadable.map(({ line, why }) => [line, why])).toEqual([
      [4, 'bad_row'],
      [5, 'no_link'],
    ])
  })
})

describe('JSON that cannot be read is refused with a sentence', () => {
  test.each([
    [
      'cut off',
      `[\n{"url":"${quark}"},\n{"url":"https://pan.qu`,
      /not valid JSON.*(?:line 3|cut off)/,
    ],
    ['broken', `[\n{"url" "secret"}]`, /^(?!.*secret).*not valid JSON.*line 2/],
    ['empty', ' ', /not valid JSON.*empty/],
    ['nested 200,000 deep', '['.repeat(200_000) + ']'.repeat(200_000), /holds no link/],
    ['nested and cut off', '{"a":'.repeat(200_000), /not valid JSON/],
  ])('when it is %s', async (_, content, sentence) => {
    const reading = readFindings({ content, name: 'a.json' })
    await expect(reading).rejects.toThrow(refusal('IMPORT_UNREADABLE'))
    await expect(reading).rejects.toThrow(sentence)
  })
})
