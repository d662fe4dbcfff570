/** A text and how far it was read, in UTF-16 units. */
export class Reader {
  readonly text: string
  position = 0

  constructor(text: string) {
    this.text = text
  }

  get isAtEnd(): boolean {
    return this.position >= this.text.length
  }

  /** The code point that comes next; undefined at the end. */
  peek(): string | undefined {
    const code = this.text.codePointAt(this.position)
    return code === undefined ? undefined : String.fromCodePoint(code)
  }

  /** The code point that comes next, and goes past it; empty at the end. */
  next(): string {
    const character = this.peek() ?? ''
    this.position += character.length
    return character
  }

  take(text: string): boolean {
    if (!this.text.startsWith(text, this.position)) return false
    this.position += text.length
    return true
  }

  looksAt(sticky: RegExp): boolean {
    sticky.lastIndex = this.position
    return sticky.test(this.text)
  }

  match(sticky: RegExp): RegExpExecArray | null {
    sticky.lastIndex = this.position
    const found = sticky.exec(this.text)
    if (found) this.position += found[0].length
    return found
  }
}
