/** What the letters of a file are written in, by the names of https://encoding.spec.whatwg.org. */
export const encodings = [
  'utf-8',
  'gb18030',
  'big5',
  'utf-16le',
  'utf-16be',
  'shift_jis',
  'euc-kr',
  'windows-1252',
  'windows-1251',
] as const

export type Encoding = (typeof encodings)[number]

/** The encoding by one of its names, such as `GBK` or `utf8`; undefined for one that is not read. */
export function encodingNamed(label: string): Encoding | undefined {
  try {
    const { encoding: name } = new TextDecoder(label)
    // Every GBK text is GB18030 too.
    return name === 'gbk' ? 'gb18030' : encodings.find((encoding) => encoding === name)
  } catch {
    return undefined
  }
}
