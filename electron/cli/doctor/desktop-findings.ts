import { existsSync } from 'node:fs'
import { isAbsolute } from 'node:path'
import { readAutostartEntry } from '../../machine/autostart.ts'
import { isSwitchedOn, wordsIn } from '../../machine/autostart-entry.ts'
import { configFolder } from '../../machine/data-folder.ts'
import { hasSessionBus } from '../../machine/session-bus.ts'
import { hasTrayHost } from '../../machine/tray-host.ts'
import type { Session } from '../session.ts'
import { type Finding, good, odd } from './finding.ts'

/** What a Linux desktop shows of Pansentry, and whether it starts it. */
export async function desktopFindings(session: Session): Promise<Finding[]> {
  return [await tray(session), autostart(session)]
}

async function tray({ words: { t } }: Session): Promise<Finding> {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env
  if (!DISPLAY && !WAYLAND_DISPLAY) return good('tray', t('cli.doctor.trayNoDesktop'))
  if (!hasSessionBus()) return good('tray', t('cli.doctor.trayNoBus'))
  return (await hasTrayHost())
    ? good('tray', t('cli.doctor.trayShown'))
    : odd('tray', 'warn', t('cli.doctor.trayHidden'), t('cli.doctor.advice.tray'))
}

function autostart({ words: { t } }: Session): Finding {
  const entry = readAutostartEntry(configFolder())
  if (entry === null || !isSwitchedOn(entry)) return good('autostart', t('cli.doctor.autostartOff'))
  const command = wordsIn(entry)
  const found = command.join(' ')
  return command.every((word) => !isAbsolute(word) || existsSync(word))
    ? good('autostart', found)
    : odd('autostart', 'warn', found, t('cli.doctor.advice.autostartMoved'))
}
