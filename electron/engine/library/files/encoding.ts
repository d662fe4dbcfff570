import { isUtf8 } from 'node:buffer'
import { analyse } from 'chardet'
import { type Encoding, encodingNamed } from '../../model/terms/encoding.ts'

const sampleBytes = 256 * 1024
const chunkBytes = 64 * 1024

/** The encoding of a file by its mark, its own word for it, or its letters; undefined for what is no text. */
export function encodingOf(bytes: Uint8Array): Encoding | undefined {
  const wide = wideEncodingOf(bytes)
  if (wide) return wide
  const sample = bytes.subarray(0, sampleBytes)
  if (!isText(sample)) return undefined
  if (isUtf8(withoutCutLetter(bytes))) return 'utf-8'
  return declaredEncoding(sample) ?? guessedEncoding(foreignPart(bytes))
}

/** UTF-16, by its mark or without one. */
export function wideEncodingOf(bytes: Uint8Array): Encoding | undefined {
  if (startsWith(bytes, 0xff, 0xfe)) return 'utf-16le'
  if (startsWith(bytes, 0xfe, 0xff)) return 'utf-16be'
  return wideEncoding(bytes.subarray(0, sampleBytes))
}

/** The text of a short file, such as a password or variables; what is no text is read as UTF-8. */
export function textOf(bytes: Uint8Array): string {
  return new TextDecoder(encodingOf(bytes) ?? 'utf-8').decode(bytes)
}

/** The text of a file, a piece at a time; what is wrong in it becomes U+FFFD, and a byte order mark nothing. */
export function* decoded(bytes: Uint8Array, encoding: Encoding): Generator<string> {
  const decoder = new TextDecoder(encoding)
  for (let start = 0; start < bytes.length; start += chunkBytes) {
    yield decoder.decode(bytes.subarray(start, start + chunkBytes), { stream: true })
  }
  yield decoder.decode()
}

function startsWith(bytes: Uint8Array, ...start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte)
}

/** UTF-16 without a mark: addresses and line ends are ASCII, of which every other byte is 0. */
function wideEncoding(sample: Uint8Array): Encoding | undefined {
  let even = 0
  let odd = 0
  for (const [index, byte] of sample.entries()) {
    if (byte === 0 && index % 2 === 0) even += 1
    else if (byte === 0) odd += 1
  }
  const most = Math.max(even, odd)
  if (most === 0 || most * 5 < sample.length || Math.min(even, odd) * 20 > most) return undefined
  const encoding = even > odd ? 'utf-16be' : 'utf-16le'
  return isText(Buffer.from(new TextDecoder(encoding).decode(sample))) ? encoding : undefined
}

/** Whether bytes may be letters: of what is below the blank, a text holds breaks, tabs and little else. */
function isText(sample: Uint8Array): boolean {
  let controls = 0
  for (const byte of sample) {
    if (byte === 0) return false
    if (byte < 0x20 && (byte < 0x08 || byte > 0x0d) && byte !== 0x1b) controls += 1
  }
  return controls * 100 <= sample.length
}

/** A dump that is cut off may end within a letter, of up to four bytes. */
function withoutCutLetter(bytes: Uint8Array): Uint8Array {
  for (let back = 1; back < 4 && back <= bytes.length; back += 1) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte >= 0xc0) return bytes.subarray(0, bytes.length - back)
    if (byte < 0x80) return bytes
  }
  return bytes
}

/** UTF-8 but for a few letters that were cut: three bytes in a row that belong together in it are no accident. */
export function isDamagedUtf8(sample: Uint8Array): boolean {
  const text = new TextDecoder().decode(sample)
  const broken = text.split('\uFFFD').length - 1
  const whole = text.match(/[\u0800-\uFFFC]/g)?.length ?? 0
  return whole >= broken * 2
}

/** What a page or an XML file names at its beginning. */
function declaredEncoding(sample: Uint8Array): Encoding | undefined {
  const head = Buffer.from(sample.subarray(0, 2048)).toString('latin1')
  if (!/^\s*</.test(head)) return undefined
  const label = /(?:charset|encoding)\s*=\s*["']?([\w-]+)/i.exec(head)?.[1]
  return label === undefined ? undefined : encodingNamed(label)
}

/** Lines with letters beyond ASCII: of a long file of addresses they alone tell anything. */
function foreignPart(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((byte) => byte >= 0x80)
  return bytes.subarray(Math.max(first, 0), Math.max(first, 0) + sampleBytes)
}

/**
 * The likeliest of the older encodings. chardet takes the few letters of a short list for Western ones, so
 * how many are common ones in an encoding of two bytes counts first, and its opinion among equals.
 */
function guessedEncoding(sample: Uint8Array): Encoding {
  const letters = { foreign: 0, broken: 0 }
  for (const letter of new TextDecoder().decode(sample)) {
    if (letter === '\uFFFD') letters.broken += 1
    else if (letter > '\u007F') letters.foreign += 1
  }
  // A few broken letters in a UTF-8 text, as tools leave that cut texts by bytes.
  if (letters.broken * 20 < letters.foreign || isDamagedUtf8(sample)) return 'utf-8'
  const opinions = new Map<Encoding, number>()
  for (const { name, confidence } of analyse(sample)) {
    const encoding = encodingNamed(name)
    if (encoding && !encoding.startsWith('utf') && !opinions.has(encoding)) {
      opinions.set(encoding, confidence)
    }
  }
  const isKorean = isHangul(sample)
  const [best] = pairedEncodings
    .map(({ encoding, isCommon }) => {
      const share = commonShare(sample, encoding, isCommon)
      const opinion = (opinions.get(encoding) ?? 0) / 1000
      return {
        encoding,
        share,
        rank: share + opinion + (isKorean && encoding === 'euc-kr' ? 1 : 0),
      }
    })
    .toSorted((a, b) => b.rank - a.rank)
  if (best && best.share > 0.5) return best.encoding
  const [opinion = 'windows-1252'] = opinions.keys()
  if (opinion !== 'windows-1252') return opinion
  if (isPaired(sample)) return 'gb18030'
  return isCyrillic(sample) ? 'windows-1251' : opinion
}

/** Whole words of letters beyond ASCII, where Western ones have one here and there. */
function isCyrillic(sample: Uint8Array): boolean {
  const words =
    Buffer.from(sample)
      .toString('latin1')
      .match(/[\u0080-\u00ff]+/g) ?? []
  const long = words.filter((word) => word.length > 2).join('').length
  return long * 5 > words.join('').length * 4
}

/**
 * Where an encoding of two bytes keeps its common letters: GB 2312, Big5 and JIS have the usual characters
 * before the rare ones. https://encoding.spec.whatwg.org/#legacy-multi-byte-chinese-(simplified)-encodings
 */
const pairedEncodings: readonly {
  readonly encoding: Encoding
  readonly isCommon: (lead: number, trail: number) => boolean
}[] = [
  {
    encoding: 'gb18030',
    isCommon: (lead, trail) =>
      trail >= 0xa1 && (within(lead, 0xb0, 0xd7) || lead === 0xa1 || lead === 0xa3),
  },
  { encoding: 'big5', isCommon: (lead) => within(lead, 0xa4, 0xc6) || lead === 0xa1 },
  {
    encoding: 'shift_jis',
    isCommon: (lead) => within(lead, 0x81, 0x83) || within(lead, 0x88, 0x97),
  },
  {
    encoding: 'euc-kr',
    isCommon: (lead, trail) => trail >= 0xa1 && (within(lead, 0xb0, 0xc8) || lead === 0xa1),
  },
]

function within(byte: number, first: number, last: number): boolean {
  return byte >= first && byte <= last
}

/** The share of common letters among those of two bytes; 0 where the bytes are no text of that encoding. */
function commonShare(
  sample: Uint8Array,
  encoding: Encoding,
  isCommon: (lead: number, trail: number) => boolean,
): number {
  let letters = 0
  let common = 0
  for (const [lead, trail] of pairsOf(sample)) {
    letters += 1
    if (isCommon(lead, trail)) common += 1
  }
  // The last letter of a sample may be cut.
  return letters === 0 || brokenIn(sample, encoding) > 1 + letters / 50 ? 0 : common / letters
}

/**
 * Hangul and no other letters: they fill the first half of where GB 2312 keeps its common ones, in the order of
 * their sound. Of eight Chinese ones some stand in the other half.
 */
function isHangul(sample: Uint8Array): boolean {
  const pairs = [...pairsOf(sample)].slice(0, 1000)
  const hangul = pairs.filter(([lead, trail]) => within(lead, 0xb0, 0xc8) && trail > 0xa0)
  return pairs.length > 7 && hangul.length * 20 > pairs.length * 19
}

/** Rare characters, as the traditional ones are in GBK: letters beyond ASCII come in pairs, unlike Western ones. */
export function isPaired(sample: Uint8Array): boolean {
  const pairs = [...pairsOf(sample)]
  const high = pairs.filter(([, trail]) => trail >= 0x80).length
  return high * 2 > pairs.length && brokenIn(sample, 'gb18030') <= 1
}

function* pairsOf(sample: Uint8Array): Generator<readonly [lead: number, trail: number]> {
  for (let at = 0; at + 1 < sample.length; at += 1) {
    const lead = sample[at] ?? 0
    if (lead < 0x80) continue
    at += 1
    const trail = sample[at] ?? 0
    // A letter of four bytes, which GB 18030 alone has.
    if (within(trail, 0x30, 0x39) && (sample[at + 1] ?? 0) > 0x80) at += 2
    else yield [lead, trail]
  }
}

/** How many letters of a sample its encoding does not have. */
export function brokenIn(sample: Uint8Array, encoding: Encoding): number {
  return new TextDecoder(encoding).decode(sample).split('\uFFFD').length - 1
}
