import { type Host, noDesktop } from '../api/host.ts'
import { buildOf, version } from '../engine/model/version.ts'
import { systemTimeZone } from '../engine/settings.ts'
import { examineRunning } from '../machine/doctor/running.ts'
import { systemLanguage } from '../machine/system-language.ts'

/** A machine as the API sees it without a desktop; `stop` ends the command that answers. */
export function machineHost({
  dataFolder,
  restart = () => {},
  stop,
}: {
  readonly dataFolder: string
  /** Nothing, where whoever asked opens the data anew. */
  readonly restart?: () => void
  readonly stop: () => void
}): Host {
  return {
    ...noDesktop,
    stop,
    restart,
    examine: (engine, words) =>
      examineRunning(engine, words, { dataFolder, notificationProblem: null, hasDesktop: false }),
    info: () => ({
      version,
      build: buildOf(process),
      dataFolder,
      systemLanguage: systemLanguage(),
      systemTimeZone: systemTimeZone(),
      hasDesktop: false,
    }),
  }
}
