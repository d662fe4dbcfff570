import { Parser } from 'htmlparser2'
import { linkFinder, withPasscode } from '../../links/links.ts'
import type { Finding } from '../../model/import.ts'
import { candidate, linkFinding, passcodeAmong } from './finding.ts'
import type { ImportReader } from './import-reader.ts'

/** A browser's bookmarks with their folders, or the text of any other page. */
export const htmlReader: ImportReader = {
  read: (file) => (isBookmarks(file.head) ? bookmarks(file.chunks()) : page(file.chunks())),
}

/** Whether a text is HTML: a page, bookmarks, or a piece that was copied from its source. */
export function isHtml(head: string): boolean {
  return /^\s*<(?:!doctype|html|head|body|meta|title|h\d|dl|dt|ul|ol|li|p|div|table|span|a)[\s>]/i.test(
    head,
  )
}

// Some exports leave the first line out: https://learn.microsoft.com/previous-versions/windows/internet-explorer/ie-developer/platform-apis/aa753582(v=vs.85)
function isBookmarks(head: string): boolean {
  return /<!DOCTYPE NETSCAPE-Bookmark-file/i.test(head) || /<dt>\s*<(?:a|h3)[\s>]/i.test(head)
}

type Bookmark = {
  readonly line: number
  readonly href: string
  readonly tags: string
  title: string
  note: string
}

/** `<DL>` is what a folder holds, `<H3>` its name, `<DT><A>` a link, and `<DD>` the note to what stands before it. */
function* bookmarks(chunks: Iterable<string>): Generator<Finding> {
  const done: Finding[] = []
  const folders: string[] = []
  let folder = ''
  let isOwnFolder = false
  let link: Bookmark | undefined
  let into: 'folder' | 'title' | 'note' | undefined
  const finish = () => {
    if (link) done.push(bookmarkFinding(link, folders.findLast((name) => name !== '') ?? ''))
    link = undefined
    into = undefined
  }
  let line = 1
  const parser = new Parser({
    onopentag(tag, attributes) {
      if (tag === 'a') {
        finish()
        const { href = '', tags = '' } = attributes
        link = { line, href, tags, title: '', note: '' }
        into = 'title'
      } else if (tag === 'h3') {
        finish()
        folder = ''
        isOwnFolder = Object.keys(attributes).some((name) => name.endsWith('_folder'))
        into = 'folder'
      } else if (tag === 'dl') {
        finish()
        folders.push(isOwnFolder ? '' : folder.trim())
        folder = ''
      } else if (tag === 'dt') finish()
      else if (tag === 'dd') into = link && 'note'
    },
    ontext(text) {
      if (into === 'folder') folder += text
      else if (into && link) link[into] += text
    },
    onclosetag(tag) {
      if (tag === 'dl') {
        finish()
        folders.pop()
      } else if (tag === 'a' || tag === 'h3') into = undefined
    },
  })
  for (const chunk of lineByLine(chunks)) {
    parser.write(chunk)
    if (chunk.endsWith('\n')) line += 1
    yield* done.splice(0)
  }
  parser.end()
  finish()
  yield* done
}

function bookmarkFinding({ line, href, tags, title, note }: Bookmark, category: string): Finding {
  const passcode = passcodeAmong(title)
  const finding = linkFinding({ line, address: href, title, note, category, tags })
  return 'link' in finding && finding.link.passcode === ''
    ? { ...finding, link: withPasscode(finding.link, passcode) }
    : finding
}

const ownLine =
  /^(?:address|article|blockquote|br|dd|div|dl|dt|h\d|hr|li|main|ol|p|pre|section|table|tr|ul)$/
const unseen = new Set(['head', 'script', 'style', 'noscript', 'template'])

/** The text of a page as a browser shows it, each link's address behind its words. */
function* page(chunks: Iterable<string>): Generator<Finding> {
  const finder = linkFinder()
  let text = ''
  let href = ''
  let words = ''
  let hidden = 0
  // A blank line would end a block, and a passcode in a paragraph of its own be lost.
  const breakLine = () => {
    if (!/(?:^|\n)\s*$/.test(text)) text += '\n'
  }
  const parser = new Parser({
    onopentag(tag, attributes) {
      if (unseen.has(tag)) hidden += 1
      else if (ownLine.test(tag)) breakLine()
      else if (tag === 'td' || tag === 'th') text += '\t'
      if (tag === 'a') {
        href = attributes['href'] ?? ''
        words = ''
      }
    },
    ontext(piece) {
      if (hidden > 0) return
      text += piece.replace(/\s+/g, ' ')
      if (href !== '') words += piece
    },
    onclosetag(tag) {
      if (unseen.has(tag)) hidden -= 1
      else if (ownLine.test(tag)) breakLine()
      if (tag !== 'a') return
      if (/^https?:/i.test(href) && !words.includes(href)) text += ` ${href} `
      href = ''
    },
  })
  const readLines = (isLast: boolean) => {
    const lines = text.split('\n')
    text = isLast ? '' : (lines.pop() ?? '')
    for (const each of lines) finder.read(each)
  }
  for (const chunk of chunks) {
    parser.write(chunk)
    readLines(false)
  }
  parser.end()
  readLines(true)
  const { found, unreadable: rest } = finder.end()
  for (const { line, link, title } of found) yield candidate({ line, link, title })
  yield* rest
}

/** The text again, a line at a time, so that a tag's line is known. */
function* lineByLine(chunks: Iterable<string>): Generator<string> {
  for (const chunk of chunks) {
    for (let start = 0; start < chunk.length; ) {
      const found = chunk.indexOf('\n', start)
      const end = found === -1 ? chunk.length : found + 1
      yield chunk.slice(start, end)
      start = end
    }
  }
}
