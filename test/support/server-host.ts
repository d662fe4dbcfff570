import type { Host } from '../../electron/api/host.ts'

/** A machine without a desktop, for tests that need only the router. */
export const noDesktop: Host = {
  info: () => ({
    version: '0.0.0',
    build: 'source',
    dataFolder: '/somewhere',
    systemLanguage: 'en',
    systemTimeZone: 'UTC',
    hasDesktop: false,
  }),
  openUrl: () => Promise.resolve(),
  showLog: () => {},
  showFile: () => {},
  downloads: () => '/somewhere',
  openPath: () => Promise.resolve(),
  chooseFile: () => Promise.resolve(null),
  signIn: () => Promise.resolve(null),
  startAtLogin: { get: () => ({ on: false, hindrance: 'service' }), set: () => {} },
  notificationProblem: () => null,
  offer: () => null,
  shortcutHindrance: () => null,
  examine: () => Promise.resolve([]),
  stop: () => {},
  restart: () => {},
}
