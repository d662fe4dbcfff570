import { realpathSync } from 'node:fs'
import { join, sep } from 'node:path'

/** What starts this Pansentry on its data. */
export type StartCommand = {
  /** `NAME=value` of what was chosen by the environment, which a login does not have. */
  readonly environment: readonly string[]
  /** The program's path, then its arguments. */
  readonly program: readonly string[]
}

/** How this Pansentry was started, as its process knows. */
export type Start = {
  readonly isPackaged: boolean
  /** A checkout's folder, when it is not packaged. */
  readonly appPath: string
  readonly execPath: string
  /** Whether Chromium was told to do without its sandbox, as some systems make people do. */
  readonly noSandbox: boolean
  readonly environment: Readonly<Record<string, string | undefined>>
  /** The data folder that the environment chose; undefined for the usual one. */
  readonly dataFolder: string | undefined
}

/**
 * The command that starts this Pansentry on Linux. A checkout goes by its pinned Node, for a session at login has
 * no npm, and by its starter, which finds Electron, and builds what is missing.
 */
export function startCommand(start: Start): StartCommand {
  const { appPath, dataFolder, environment, execPath, isPackaged, noSandbox } = start
  const chosen = {
    ...(dataFolder !== undefined && { [dataFolderName]: dataFolder }),
    ...(!isPackaged && { ELECTRON_OVERRIDE_DIST_PATH: environment['ELECTRON_OVERRIDE_DIST_PATH'] }),
  }
  const program = isPackaged
    ? [appImage(environment, execPath) ?? execPath]
    : [join(appPath, 'node_modules/.bin/node'), join(appPath, 'scripts/start.mjs')]
  return {
    environment: Object.entries(chosen).flatMap(([name, value]) =>
      value ? [`${name}=${value}`] : [],
    ),
    program: [...program, ...(noSandbox ? ['--no-sandbox'] : [])],
  }
}

const dataFolderName = 'PANSENTRY_DATA_DIR'

/**
 * The command in words, without a window. GLib looks for the program before it undoes the doubling of %, and finds none
 * with a % in its path; in what `env` is given it undoes it.
 */
export function wordsOf({ environment, program }: StartCommand): string[] {
  const isDirect = environment.length === 0 && !program[0]?.includes('%')
  return [...(isDirect ? [] : ['/usr/bin/env', ...environment]), ...program, '--hidden']
}

/** The data folder that a command chooses; undefined for the usual one. */
export function dataFolderOf(words: readonly string[]): string | undefined {
  const before = `${dataFolderName}=`
  return words.find((word) => word.startsWith(before))?.slice(before.length)
}

/**
 * The AppImage this program runs from; null when it runs from none. The program itself lies on a mount point that is
 * another one each time, and a terminal inside another AppImage hands on the variables of that one.
 * https://docs.appimage.org/packaging-guide/environment-variables.html
 */
function appImage(environment: Start['environment'], execPath: string): string | null {
  const { APPDIR, APPIMAGE } = environment
  if (!APPDIR || !APPIMAGE) return null
  return execPath.startsWith(realPath(APPDIR) + sep) ? APPIMAGE : null
}

function realPath(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return path
  }
}
