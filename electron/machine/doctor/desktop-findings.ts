import { existsSync } from 'node:fs'
import { isAbsolute } from 'node:path'
import type { Finding } from '../../engine/model/doctor/finding.ts'
import type { Words } from '../../words/catalogue.ts'
import { readAutostartEntry } from '../autostart.ts'
import { isSwitchedOn, wordsIn } from '../autostart-entry.ts'
import { configFolder } from '../data-folder.ts'
import { hasSessionBus } from '../session-bus.ts'
import { hasTrayHost } from '../tray-host.ts'
import { good, odd } from './finding.ts'

/** What a Linux desktop shows of Pansentry, and whether it starts it. */
export async function desktopFindings(words: Words): Promise<Finding[]> {
  return [await tray(words), autostart(words)]
}

async function tray({ t }: Words): Promise<Finding> {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env
  if (!DISPLAY && !WAYLAND_DISPLAY) return good('tray', t('doctor.trayNoDesktop'))
  if (!hasSessionBus()) return good('tray', t('doctor.trayNoBus'))
  return (await hasTrayHost())
    ? good('tray', t('doctor.trayShown'))
    : odd('tray', 'warn', t('doctor.trayHidden'), t('doctor.advice.tray'))
}

function autostart({ t }: Words): Finding {
  const entry = readAutostartEntry(configFolder())
  if (entry === null || !isSwitchedOn(entry)) return good('autostart', t('doctor.autostartOff'))
  const command = wordsIn(entry)
  const found = command.join(' ')
  return command.every((word) => !isAbsolute(word) || existsSync(word))
    ? good('autostart', found)
    : odd('autostart', 'warn', found, t('doctor.advice.autostartMoved'))
}
