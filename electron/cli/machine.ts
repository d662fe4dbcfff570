import metadata from '../../package.json' with { type: 'json' }
import type { Host } from '../api/host.ts'
import { systemTimeZone } from '../engine/settings.ts'

export const { version } = metadata

/** A machine as the API sees it without a desktop. */
export function machineHost(dataFolder: string): Host {
  return {
    info: () => ({
      version,
      dataFolder,
      systemLanguage: systemLanguage(),
      systemTimeZone: systemTimeZone(),
      hasDesktop: false,
    }),
    openUrl: () => Promise.reject(new Error('There is no desktop here.')),
    showLog() {
      throw new Error('There is no desktop here.')
    },
    // A file that was written is not lost: its path is in the answer.
    openPath: () => Promise.resolve(),
    startAtLogin: { get: () => null, set: () => {} },
  }
}

/** BCP 47, from the environment as POSIX has it: `zh_CN.UTF-8` → `zh-CN`. */
export function systemLanguage(): string {
  const { LANG, LC_ALL, LC_MESSAGES } = process.env
  const [name = ''] = (LC_ALL || LC_MESSAGES || LANG || '').split(/[.@]/)
  if (name === 'C' || name === 'POSIX') return 'en'
  return name.replace('_', '-') || new Intl.DateTimeFormat().resolvedOptions().locale
}
