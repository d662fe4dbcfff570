import { expect, test } from 'vitest'
import { LineColors } from '../../../../../electron/engine/jobs/output/colored-line.ts'

/** A line with each coloured piece as `<color:piece>`. */
function shown(reader: LineColors, line: string): string {
  const { colors, text } = reader.read(line.replaceAll('~', '\u001B'))
  let end = 0
  const pieces = colors.map(({ color, from, to }) => {
    const before = text.slice(end, from)
    end = to
    return `${before}<${color}:${text.slice(from, to)}>`
  })
  return pieces.join('') + text.slice(end)
}

test.each([
  ['plain text', 'nothing to see', 'nothing to see'],
  ['what a terminal does not show', 'a\u0000b\u0007\tc \u202Eevil\u202C', 'ab\tc evil'],
  ['the same beside a colour', '~[32mO\u202EK~[0m d\u0007', '<green:OK> d'],
  ['a level', '~[32mINFO~[0m done', '<green:INFO> done'],
  ['an empty reset, as git and grep write it', '~[31mM~[m file', '<red:M> file'],
  ['bold beside a colour', '~[1;31merror~[22;39m: no', '<red:error>: no'],
  [
    'bright colours',
    '~[91mR~[92mG~[93mY~[94mB~[95mM~[96mC~[0m',
    '<red:R><green:G><yellow:Y><blue:B><magenta:M><cyan:C>',
  ],
  ['grey, as a time has it', '~[90m07-24 13:15:43~[0m [api] ', '<gray:07-24 13:15:43> [api] '],
  ['faint text', '~[2mat main (a.py:3)~[0m', '<gray:at main (a.py:3)>'],
  ['the palette', '~[38;5;208mwarn~[39m ~[38;5;240mnote~[0m', '<yellow:warn> <gray:note>'],
  ['true colours', '~[38;2;255;92;87mno~[0m ~[38;2;90;247;142mok~[0m', '<red:no> <green:ok>'],
  ['white and black, which are the colour of the page', '~[97mwhite ~[30mblack~[0m', 'white black'],
  [
    'grep with an erasure after each colour',
    '~[35m~[Kfile~[m~[K:~[32m~[K12~[m~[K',
    '<magenta:file>:<green:12>',
  ],
  [
    'a link of a terminal',
    'see ~]8;;https://example.com~\\~[34mdocs~[0m~]8;;~\\ ok',
    'see <blue:docs> ok',
  ],
  ['a title of a window', '~]0;title\u0007~[33mtext~[0m', '<yellow:text>'],
  ['a background alone', '~[41m fail ~[0m', ' fail '],
  ['movements of the cursor', '~[2K~[1A~[?25lmoved~[?25h', 'moved'],
  [
    'markup, which is text',
    '~[31m<img src=x onerror=alert(1)>~[0m',
    '<red:<img src=x onerror=alert(1)>>',
  ],
  ['a form with colons, without a rest of it', '~[38:2::255:0:0mred~[0m', 'red'],
  ['a sequence that begins with one character', '\u009B31mred\u009B0m', 'red'],
  ['a sequence that is cut off', 'text~[3', 'text'],
])('%s', (_, line, expected) => {
  expect(shown(new LineColors(), line)).toBe(expected)
})

test('a colour holds over the ends of lines until it is put back', () => {
  const reader = new LineColors()
  const lines = ['~[31mfirst', 'second', 'third~[0m plain', 'fourth']
  expect(lines.map((line) => shown(reader, line))).toEqual([
    '<red:first>',
    '<red:second>',
    '<red:third> plain',
    'fourth',
  ])
})
