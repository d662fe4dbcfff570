/** The XDG autostart entry that runs a command, given as its words, at login; not once its program is removed. */
export function autostartEntry(words: readonly string[]): string {
  const [program = ''] = words
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Pansentry',
    'Name[zh_CN]=盘哨',
    'Comment=Keeps watch over cloud-drive share links',
    'Comment[zh_CN]=守望网盘分享链接',
    `TryExec=${escaped(program)}`,
    `Exec=${execLine(words)}`,
    'Icon=pansentry',
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n')
}

/** The same entry with another command; every other line stays as its person left it. */
export function withCommand(entry: string, words: readonly string[]): string {
  return entry.replace(mainGroup, (group) =>
    group
      .replace(/^TryExec\s*=.*$/m, () => `TryExec=${escaped(words[0] ?? '')}`)
      .replace(/^Exec\s*=.*$/m, () => `Exec=${execLine(words)}`),
  )
}

/**
 * Quotes words as the Desktop Entry Specification asks: in double quotes with " ` $ \ escaped, % doubled,
 * and then backslashes and line ends once more, because the whole value is itself an escaped string.
 * https://specifications.freedesktop.org/desktop-entry-spec/latest/exec-variables.html
 */
export function execLine(words: readonly string[]): string {
  const quoted = words.map((word) => {
    const literal = word.replaceAll('%', '%%')
    if (/^[\w%+,./:=@-]+$/.test(literal)) return literal
    return `"${literal.replace(/["`$\\]/g, '\\$&')}"`
  })
  return escaped(quoted.join(' '))
}

/** A string as the value of a key. */
function escaped(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\r', '\\r')
}

/** The words of the command that an entry runs, without the codes that stand for files; none without one. */
export function wordsIn(entry: string): string[] {
  const value = (valueOf(entry, 'Exec') ?? '').replace(/\\([snrt\\])/g, (_, code: string) => {
    return escapes[code] ?? code
  })
  const words = [...value.matchAll(/"((?:[^"\\]|\\[^])*)"|[^\s"]+/g)]
  return words
    .filter(([word]) => !/^%[a-zA-Z]$/.test(word))
    .map(([word, quoted]) => (quoted?.replace(/\\([^])/g, '$1') ?? word).replaceAll('%%', '%'))
}

const escapes: Readonly<Record<string, string>> = { s: ' ', n: '\n', r: '\r', t: '\t' }

/** Whether a desktop would run this entry: session managers switch one off without removing it. */
export function isSwitchedOn(entry: string): boolean {
  const off = [
    wordsIn(entry).length === 0,
    valueOf(entry, 'Hidden') === 'true',
    valueOf(entry, 'X-GNOME-Autostart-enabled') === 'false',
    valueOf(entry, 'X-MATE-Autostart-enabled') === 'false',
  ]
  return !off.includes(true)
}

const mainGroup = /^\[Desktop Entry\]\s*$([^]*?)(?=^\[|$(?![^]))/m

/** A key of the entry's main group; undefined when it is not there. */
function valueOf(entry: string, key: string): string | undefined {
  const [, group = ''] = mainGroup.exec(entry) ?? []
  const line = group.split(/\r?\n/).find((line) => line.split('=')[0]?.trim() === key)
  return line?.slice(line.indexOf('=') + 1).trim()
}
