import { message } from '../../model/engine-messages.ts'
import type { Message } from '../../model/message.ts'
import type { Computer } from './computer.ts'

// As cmd and as a Unix shell tell it. https://github.com/python/cpython/issues/85499
const stubCodes: readonly number[] = [9009, 49]

/**
 * Whether a file is no Python but what Windows puts in its place, which only names the Microsoft Store. Where Python
 * comes from the Store its file looks the same, and leads elsewhere.
 */
export function isStoreStub(file: string, { linkTarget }: Computer): boolean {
  return isStoreAlias(file) && /\\AppInstallerPythonRedirector\.exe$/i.test(linkTarget(file) ?? '')
}

/** What an exit code tells of a program from the Store; undefined where it tells nothing. */
export function stubEnding(code: number, file: string, program: string): Message | undefined {
  return stubCodes.includes(code) && isStoreAlias(file)
    ? message('log.script.storeStub', { program })
    : undefined
}

const isStoreAlias = (file: string) => /\\Microsoft\\WindowsApps\\python[\d.]*\.exe$/i.test(file)
