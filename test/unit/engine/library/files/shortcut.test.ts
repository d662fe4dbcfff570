import { expect, test } from 'vitest'
import { readFindings } from '../../../../support/read-findings.ts'

const quark = 'https://pan.quark.cn/s/0011aabbccdd'

test.each([
  [
    '.url',
    '三体.url',
    `[{000214A0-0000-0000-C000-000000000046}]\r\nProp3=19,11\r\n[InternetShortcut]\r\nIDList=\r\nURL=${quark}\r\nIconFile=https://example.org/favicon.ico\r\n`,
    '三体',
  ],
  [
    '.webloc',
    '三体.webloc',
    `<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">\n<plist version="1.0"><dict><key>URL</key><string>${quark}?a=1&amp;b=2</string></dict></plist>`,
    '三体',
  ],
  [
    'binary .webloc',
    '三体.webloc',
    Buffer.concat([
      Buffer.from('bplist00\xD1\x01\x02SURL_\x10', 'latin1'),
      Buffer.from([quark.length]),
      Buffer.from(quark),
      Buffer.from('\x08\x0B\x0F\0\0\0\0\0\0\x01\x01', 'latin1'),
    ]),
    '三体',
  ],
  [
    '.desktop',
    'x.desktop',
    `[Desktop Entry]\nType=Link\nName=三体\nURL=${quark}\nIcon=text-html\n`,
    '三体',
  ],
])('%s', async (_, name, written, title) => {
  const content = new Uint8Array(Buffer.from(written))
  const { format, candidates, unreadable } = await readFindings({ content, name })
  expect(format).toBe('shortcut')
  expect(candidates.map((each) => [each.title, each.link.shareId])).toEqual([
    [title, '0011aabbccdd'],
  ])
  expect(unreadable).toEqual([])
})

test('one that leads to a file of the machine gives no link', async () => {
  const content = '[InternetShortcut]\r\nURL=file:///C:/a.txt\r\n'
  const { unreadable } = await readFindings({ content })
  expect(unreadable).toMatchObject([{ why: 'no_link' }])
})
