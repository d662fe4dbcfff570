import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  insertedRows,
  isSql,
} from '../../../../../../electron/engine/library/files/tables/sql-rows.ts'
import { isRefusal } from '../../../../../../electron/engine/model/refusal.ts'
import { readFindings, readLinks } from '../../../../../support/read-findings.ts'
import { refusal } from '../../../../../support/refusal.ts'

const rows = (sql: string) => [...insertedRows(sql)].map(({ cells }) => Object.fromEntries(cells))

describe('insertedRows', () => {
  test.each([
    ['one row', "INSERT INTO t (a, b) VALUES (1, 'x');", [{ a: '1', b: 'x' }]],
    [
      'many rows',
      "INSERT INTO t (a) VALUES ('x'),('y') , ('z')",
      [{ a: 'x' }, { a: 'y' }, { a: 'z' }],
    ],
    ['quoted names', 'INSERT INTO `d`.`t` (`a``b`, `c`) VALUES (1, 2)', [{ 'a`b': '1', c: '2' }]],
    [
      'NULL and booleans',
      'insert into t (a,b,c) values (NULL, TRUE, false)',
      [{ a: null, b: '1', c: '0' }],
    ],
    [
      'numbers',
      'INSERT INTO t (a,b,c) VALUES (-1, 1.5e3, +.5)',
      [{ a: '-1', b: '1.5e3', c: '+.5' }],
    ],
    [
      'hex',
      "INSERT INTO t (a,b,c) VALUES (0xE68891, x'6869', _binary 'ok')",
      [{ a: '我', b: 'hi', c: 'ok' }],
    ],
    [
      'backslashes',
      String.raw`INSERT INTO t (a) VALUES ('\'\"\\\n\t\0\Z\x\%')`,
      [{ a: '\'"\\\n\t\0\u001Ax\\%' }],
    ],
    [
      'doubled quotes',
      `INSERT INTO t (a,b) VALUES ('it''s', "say ""hi""")`,
      [{ a: "it's", b: 'say "hi"' }],
    ],
    [
      'signs inside a text',
      "INSERT INTO t (a) VALUES ('(1),(2); -- no # comment /* no */')",
      [{ a: '(1),(2); -- no # comment /* no */' }],
    ],
    [
      'comments',
      '-- INSERT INTO t (a) VALUES (0);\n# another\n/*!40000 ALTER TABLE t DISABLE KEYS */;\nINSERT /* here */ INTO t (a) VALUES (1)',
      [{ a: '1' }],
    ],
    ['a minus that is no comment', 'INSERT INTO t (a) VALUES (5--1)', [{ a: null }]],
    [
      'IGNORE and REPLACE',
      'INSERT IGNORE INTO t (a) VALUES (1); REPLACE INTO t (a) VALUE (2)',
      [{ a: '1' }, { a: '2' }],
    ],
    [
      'an expression is no value',
      "INSERT INTO t (a, b) VALUES (NOW(), CONCAT('a', (1), 'b')), (1, 2)",
      [
        { a: null, b: null },
        { a: '1', b: '2' },
      ],
    ],
    [
      'ON DUPLICATE KEY',
      'INSERT INTO t (a) VALUES (1) ON DUPLICATE KEY UPDATE a=VALUES(a); INSERT INTO t (a) VALUES (2)',
      [{ a: '1' }, { a: '2' }],
    ],
    ['a row with too few values', 'INSERT INTO t (a, b) VALUES (1)', [{ a: '1' }]],
    [
      'a select gives none',
      'INSERT INTO t (a) SELECT a FROM u; INSERT INTO t (a) VALUES (3)',
      [{ a: '3' }],
    ],
    ['an empty text', '', []],
  ])('%s', (_, sql, wanted) => {
    expect(rows(sql)).toEqual(wanted)
  })

  test('columns come from CREATE TABLE where mysqldump names none', () => {
    const sql = `
      CREATE TABLE IF NOT EXISTS \`cloud_resource\` (
        \`id\` int NOT NULL AUTO_INCREMENT COMMENT 'no, (really)',
        \`drama_name\` varchar(255) NOT NULL DEFAULT '',
        \`price\` decimal(10,2) DEFAULT NULL,
        \`link\` text,
        PRIMARY KEY (\`id\`),
        UNIQUE KEY \`u\` (\`drama_name\`,\`link\`),
        CONSTRAINT c CHECK (price > 0)
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
      INSERT INTO \`cloud_resource\` VALUES (1,'狂飙',NULL,'https://pan.quark.cn/s/a1b2c3d40001');`
    expect(rows(sql)).toEqual([
      { id: '1', drama_name: '狂飙', price: null, link: 'https://pan.quark.cn/s/a1b2c3d40001' },
    ])
  })

  test('says on which line each row stands', () => {
    const sql = "-- a\nINSERT INTO t (a) VALUES\n('one\nline'),\n('two');"
    expect([...insertedRows(sql)].map(({ line }) => line)).toEqual([3, 5])
  })

  test.each([
    ['a text', "INSERT INTO t (a) VALUES ('x", 1],
    ['a text that ends in a backslash', "\nINSERT INTO t (a) VALUES ('x\\", 2],
    ['a comment', 'INSERT INTO t (a) VALUES (1);\n\n/* never closed', 3],
  ])('%s that never ends is refused with its line', (_, sql, line) => {
    expect(() => rows(sql)).toThrow(refusal('IMPORT_UNREADABLE'))
    expect(() => rows(sql)).toThrow(`line ${line}`)
  })

  test('whatever MySQL writes is read back as it was', () => {
    const value = fc.oneof(
      fc.string({ unit: 'binary' }).map((text) => ({ written: escaped(text), text })),
      fc.string({ unit: 'grapheme' }).map((text) => ({ written: doubled(text), text })),
      fc.integer().map((whole) => ({ written: String(whole), text: String(whole) })),
      fc.constant({ written: 'NULL', text: null }),
      fc.string({ unit: 'grapheme', minLength: 1 }).map((text) => ({
        written: `0x${Buffer.from(text).toString('hex')}`,
        text: Buffer.from(text).toString(),
      })),
    )
    const table = fc
      .integer({ min: 1, max: 5 })
      .chain((width) =>
        fc.array(fc.array(value, { minLength: width, maxLength: width }), { minLength: 1 }),
      )
    fc.assert(
      fc.property(table, fc.constantFrom(',', ' ,\n', '/* and */,'), (cells, between) => {
        const columns = (cells[0] ?? []).map((_, index) => `c${index}`)
        const tuples = cells.map((row) => `(${row.map(({ written }) => written).join(between)})`)
        const sql = `INSERT INTO \`t\` (${columns.join(',')}) VALUES ${tuples.join(between)};`
        const read = [...insertedRows(sql)].map((row) => row.cells.map(([, text]) => text))
        expect(read).toEqual(cells.map((row) => row.map(({ text }) => text)))
      }),
    )
  })

  test('whatever text it is given, it ends, and never throws anything else', () => {
    const scrap = fc.constantFrom(
      'INSERT INTO ',
      'CREATE TABLE ',
      't ',
      '(',
      ')',
      ',',
      ';',
      "'",
      '"',
      '`',
      '\\',
      '/*',
      '*/',
      '-- ',
      '\n',
      'VALUES ',
      '0x',
      '1',
      'NULL',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(scrap, fc.string())), (parts) => {
        const read = () => {
          try {
            return rows(parts.join(''))
          } catch (error) {
            return error
          }
        }
        const found = read()
        expect(Array.isArray(found) || isRefusal(found, 'IMPORT_UNREADABLE')).toBe(true)
      }),
    )
  })
})

test('only tables with an address become resources, with what the columns say', async () => {
  const sql = `INSERT INTO tmdb (id, title) VALUES (1, 'no address');
    INSERT INTO cloud_resource (drama_name, category1, drive_type, link, is_expired) VALUES
    ('狂飙', '影视资源', 'quark', 'https://pan.quark.cn/s/a1b2c3d40001', 1)`
  expect(isSql(sql)).toBe(true)
  const { candidates, leftOut, unreadable } = await readFindings({ content: sql, format: 'sql' })
  expect(candidates).toMatchObject([
    { line: 3, title: '狂飙', category: '影视资源', formerlyExpired: true },
  ])
  expect({ leftOut, unreadable }).toEqual({ leftOut: ['drive_type'], unreadable: [] })
  expect(isSql('剧名 insert into the player https://pan.quark.cn/s/a1b2c3d40001')).toBe(false)
  expect(isSql('https://pan.quark.cn/s/a1b2c3d40001')).toBe(false)
})

const quark = 'https://pan.quark.cn/s/a1b2c3d4e5f6'
const baidu = 'https://pan.baidu.com/s/1AbCdEfGhIjKlMnOpQrStUv'

test.each([
  [
    'every link of a row, each with its own passcode',
    `INSERT INTO films (name, quark_url, baidu_url, baidu_pwd) VALUES ('狂飙','${quark}','${baidu}','x1y2');`,
    ['1 狂飙 | a1b2c3d4e5f6  |  | ', '1 狂飙 | AbCdEfGhIjKlMnOpQrStUv x1y2 |  | '],
  ],
  [
    'a dump of SQLite, where a backslash is a letter',
    `PRAGMA foreign_keys=OFF;\nBEGIN TRANSACTION;\nCREATE TABLE r(id integer, title text, url text);\nINSERT INTO r VALUES(1,'it''s C:\\','${quark}');\nCOMMIT;`,
    ["4 it's C:\\ | a1b2c3d4e5f6  |  | "],
  ],
  [
    'a dump of pg_dump, whose rows follow in lines',
    `--\n-- PostgreSQL database dump\n--\nCOPY public.resources (id, title, url, note) FROM stdin;\n1\t狂飙\t${quark}\t\\N\n2\t三体\t${baidu}\t两行\\n字\n\\.\n\nSELECT 1;\nINSERT INTO public.resources (title, url) VALUES ('繁花\\', '${quark}9');`,
    [
      '5 狂飙 | a1b2c3d4e5f6  |  | ',
      '6 三体 | AbCdEfGhIjKlMnOpQrStUv  |  | 两行\n字',
      '10 繁花\\ | a1b2c3d4e5f69  |  | ',
    ],
  ],
  [
    'a text with an E before it, where a backslash is none',
    `-- PostgreSQL database dump\nINSERT INTO r (title, url) VALUES (E'it\\'s', '${quark}');`,
    ["2 it's | a1b2c3d4e5f6  |  | "],
  ],
  [
    'rows whose columns are not named',
    `INSERT INTO r VALUES (1, '狂飙', '${baidu}', 'x1y2');`,
    ['1 狂飙 | AbCdEfGhIjKlMnOpQrStUv x1y2 |  | '],
  ],
])('reads %s', async (_, sql, expected) => {
  expect(isSql(sql)).toBe(true)
  expect(await readLinks({ content: sql, format: 'sql' })).toEqual(expected)
})

/** As mysqldump writes a text. */
function escaped(text: string): string {
  const signs: Record<string, string> = {
    '\0': '\\0',
    '\n': '\\n',
    '\r': '\\r',
    '\u001A': '\\Z',
    '"': '\\"',
    "'": "\\'",
    '\\': '\\\\',
  }
  return `'${text
    .split('')
    .map((sign) => signs[sign] ?? sign)
    .join('')}'`
}

/** As phpMyAdmin writes it. */
function doubled(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`
}
