import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { readFindings, readLinks } from '../../../../../support/read-findings.ts'
import { refusal } from '../../../../../support/refusal.ts'

const quark = 'https://pan.quark.cn/s/0011aabbccdd'
const baidu = 'https://pan.baidu.com/s/1Kx-Yz_01234567890abcdE'

/** A workbook as Excel writes it, with these rows of each sheet. */
function workbook(
  sheets: readonly { readonly rows: string; readonly after?: string; readonly rels?: string }[],
) {
  const parts: Record<string, string> = {
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml': `<workbook><sheets>${sheets.map((_, at) => `<sheet name="S${at}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${sheets.map((_, at) => `<Relationship Id="rId${at + 1}" Type="x" Target="worksheets/sheet${at + 1}.xml"/>`).join('')}</Relationships>`,
    'xl/sharedStrings.xml':
      '<sst><si><t>片名</t></si><si><t>链接</t></si><si><t>提取码</t></si><si><r><t xml:space="preserve">三</t></r><r><t>体</t></r><rPh><t>santi</t></rPh></si></sst>',
  }
  for (const [at, { rows, after = '', rels }] of sheets.entries()) {
    parts[`xl/worksheets/sheet${at + 1}.xml`] =
      `<worksheet><sheetData>${rows}</sheetData>${after}</worksheet>`
    if (rels) parts[`xl/worksheets/_rels/sheet${at + 1}.xml.rels`] = rels
  }
  return new Uint8Array(
    zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)]))),
  )
}

const head =
  '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="D1" t="s"><v>2</v></c></row>'

test('reads shared, inline and calculated texts, blanks, and the addresses behind cells', async () => {
  const content = workbook([
    {
      rows: `${head}<row r="2"><c r="A2" t="s"><v>3</v></c><c r="B2" t="inlineStr"><is><t>${baidu}</t></is></c><c r="D2"><v>1234</v></c></row>
<row r="4"><c r="A4" t="str"><f>A1&amp;"x"</f><v>狂飙</v></c><c r="B4" t="s"><v>1</v></c></row>
<row r="5"><c r="A5" t="inlineStr"><is><t>繁花</t></is></c><c r="B5" t="str"><f>HYPERLINK("${quark}2","打开")</f><v>打开</v></c></row>`,
      after: '<hyperlinks><hyperlink ref="B4" r:id="rId7"/></hyperlinks>',
      rels: `<Relationships><Relationship Id="rId7" Type="hyperlink" Target="${quark}" TargetMode="External"/></Relationships>`,
    },
    {
      rows: `<row r="1"><c r="A1" t="inlineStr"><is><t>漫长的季节</t></is></c><c r="B1" t="inlineStr"><is><t>${quark}3</t></is></c></row>`,
    },
  ])
  // The name on it is no matter.
  expect(await readLinks({ content, name: 'list.csv' })).toEqual([
    '2 三体 | Kx-Yz_01234567890abcdE 1234 |  | ',
    '4 狂飙 | 0011aabbccdd  |  | ',
    '5 繁花 | 0011aabbccdd2  |  | ',
    '1 漫长的季节 | 0011aabbccdd3  |  | ',
  ])
  const { format, encoding } = await readFindings({ content, name: 'list.xlsx' })
  expect({ format, encoding }).toEqual({ format: 'xlsx', encoding: null })
})

test.each([
  [
    'without a sheet',
    new Uint8Array(zipSync({ 'xl/sharedStrings.xml': strToU8('<sst/>') })),
    /holds no sheet.*CSV/,
  ],
  ['cut off', workbook([{ rows: head }]).subarray(0, 300), /cannot be unpacked.*CSV/],
])('one %s is refused with a sentence', async (_, content, sentence) => {
  const reading = readFindings({ content, name: 'a.xlsx' })
  await expect(reading).rejects.toThrow(refusal('IMPORT_UNREADABLE'))
  await expect(reading).rejects.toThrow(sentence)
})

test('one that unpacks to gigabytes is refused before it does', async () => {
  const content = workbook([{ rows: head }])
  // The size a name of the archive's directory is said to have.
  const view = new DataView(content.buffer)
  for (let at = 0; at < content.length - 4; at += 1) {
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 2 ** 31, true)
  }
  await expect(readFindings({ content, name: 'a.xlsx' })).rejects.toThrow(
    refusal('IMPORT_TOO_LARGE'),
  )
})

test('one whose parts lie over each other is refused before they are unpacked', async () => {
  const content = workbook([{ rows: head }])
  const view = new DataView(content.buffer)
  for (let at = 0; at < content.length - 4; at += 1) {
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 20, content.length, true)
  }
  const reading = readFindings({ content, name: 'a.xlsx' })
  await expect(reading).rejects.toThrow(refusal('IMPORT_UNREADABLE'))
  await expect(reading).rejects.toMatchObject({ cause: { message: /more than the file/ } })
})

test('a sheet that is named twice is read once', async () => {
  const rows = `<row r="1"><c r="A1" t="inlineStr"><is><t>${quark}</t></is></c></row>`
  const once = workbook([{ rows }])
  const parts = unzipSync(once)
  const book = 'xl/workbook.xml'
  const sheet = '<sheet name="S0" sheetId="1" r:id="rId1"/>'
  parts[book] = strToU8(strFromU8(parts[book] ?? new Uint8Array()).replace(sheet, sheet.repeat(3)))
  const content = new Uint8Array(zipSync(parts))
  expect(await readLinks({ content, name: 'a.xlsx' })).toHaveLength(1)
})
