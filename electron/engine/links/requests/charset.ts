const charset = /charset\s*=\s*["']?(?<name>[\w-]+)/i

// HTML is to name its charset within its first kilobyte (WHATWG HTML §13.2.3.2); not every page does.
const prescanBytes = 4096

const utf8 = new TextDecoder()

/**
 * Decodes a body by the charset that its answer names, or the page itself. Pages name a wrong one, or none: what
 * is UTF-8 beyond doubt is read as that, and what cannot be is tried as GB 18030, in which many Chinese pages are.
 */
export function textOf(bytes: Buffer, contentType: string): string {
  const name = byteOrderMark(bytes) ?? named(contentType) ?? namedInPage(bytes, contentType)
  const decoder = decoderOf(name ?? 'utf-8')
  const text = decoder.decode(bytes)
  if (decoder.encoding === 'utf-8') return isBroken(text) ? (asChinese(bytes) ?? text) : text
  const other = utf8.decode(bytes)
  // Three bytes in a row that belong together in UTF-8 are no accident.
  return /[\u0800-\ufffc]/.test(other) && !isBroken(other) ? other : text
}

function byteOrderMark([first, second]: Buffer): string | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined
}

function named(text: string): string | undefined {
  return charset.exec(text)?.groups?.['name']
}

function namedInPage(bytes: Buffer, contentType: string): string | undefined {
  if (!/html/i.test(contentType)) return undefined
  const name = named(bytes.toString('latin1', 0, prescanBytes))
  // Who reads this name does not read UTF-16 (WHATWG HTML §13.2.3.2).
  return name !== undefined && /^utf-16/i.test(name) ? 'utf-8' : name
}

function decoderOf(name: string): TextDecoder {
  try {
    return new TextDecoder(name)
  } catch {
    return utf8
  }
}

function asChinese(bytes: Buffer): string | undefined {
  const text = new TextDecoder('gb18030').decode(bytes)
  return isBroken(text) ? undefined : text
}

/** Whether a text holds what its charset does not know, the last character aside: a body may be cut in it. */
function isBroken(text: string): boolean {
  const at = text.indexOf('\ufffd')
  return at !== -1 && at < text.length - 1
}
