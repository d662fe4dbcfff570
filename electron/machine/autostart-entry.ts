/** The XDG autostart entry that starts `command` in the tray at login. */
export function autostartEntry(command: string): string {
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Pansentry',
    'Name[zh_CN]=盘哨',
    'Comment=Keeps watch over cloud-drive share links',
    'Comment[zh_CN]=守望网盘分享链接',
    `Exec=${execLine(command)}`,
    'Icon=pansentry',
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n')
}

/**
 * Quotes a path as the Desktop Entry Specification asks: in double quotes with " ` $ \ escaped, % doubled,
 * and then every backslash once more, because the whole value is itself an escaped string.
 * https://specifications.freedesktop.org/desktop-entry-spec/latest/exec-variables.html
 */
export function execLine(command: string): string {
  const quoted = command.replace(/["`$\\]/g, '\\$&').replaceAll('%', '%%')
  return `"${quoted}" --hidden`.replaceAll('\\', '\\\\')
}

/** The program that an entry starts; empty where it names none. */
export function programIn(entry: string): string {
  const line = (valueOf(entry, 'Exec') ?? '').replaceAll('\\\\', '\\')
  const [, quoted, bare = ''] = /^(?:"((?:[^"\\]|\\.)*)"|(\S+))/.exec(line) ?? []
  return (quoted?.replaceAll(/\\(.)/g, '$1') ?? bare).replaceAll('%%', '%')
}

/** Whether a desktop would start this entry: session managers switch one off without removing it. */
export function isSwitchedOn(entry: string): boolean {
  return (
    valueOf(entry, 'Hidden') !== 'true' && valueOf(entry, 'X-GNOME-Autostart-enabled') !== 'false'
  )
}

/** A key of the entry's main group; undefined when it is not there. */
export function valueOf(entry: string, key: string): string | undefined {
  const [, group = ''] = /^\[Desktop Entry\]$([^]*?)(?=^\[|$(?![^]))/m.exec(entry) ?? []
  const line = group.split(/\r?\n/).find((line) => line.split('=')[0]?.trim() === key)
  return line?.slice(line.indexOf('=') + 1).trim()
}
