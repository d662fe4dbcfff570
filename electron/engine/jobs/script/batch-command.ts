/**
 * The arguments with which cmd.exe runs a batch file, to be handed over as they are; undefined for a line break, at
 * which cmd ends a command.
 *
 * cmd reads a line twice, when it starts the file and where the file has `%1` or `%*`. So nothing may stand outside
 * quotes that means something to it, each quote is written twice, which keeps their number even, and a percent sign
 * follows an empty expansion, which no variable's name can begin with.
 * https://blog.rust-lang.org/2024/04/09/cve-2024-24576 and https://flatt.tech/research/posts/batbadbut-you-cant-securely-execute-commands-on-windows
 */
export function batchArguments(
  file: string,
  args: readonly string[],
): readonly string[] | undefined {
  if (args.some((arg) => /[\r\n]/.test(arg))) return undefined
  const command = [quoted(file), ...args.map(word)].join(' ')
  // `/s` takes the outer quotes away, `/e:on` makes the expansion work, and `/v:off` leaves `!` alone.
  return ['/d', '/e:on', '/v:off', '/s', '/c', `"${command}"`]
}

// A batch file that compares `"%1"` does not expect quotes about a plain word.
const word = (arg: string) => (/^[\w#$*+\-./:?@\\]*[\w#$*+\-./:?@]$/.test(arg) ? arg : quoted(arg))

function quoted(text: string): string {
  // What the file hands on is read as C programs read: a backslash counts before a quote alone.
  const escaped = text
    .replaceAll(/(\\*)"/g, '$1$1""')
    .replace(/(\\+)$/, '$1$1')
    .replaceAll('%', '%%cd:~,%')
  return `"${escaped}"`
}
