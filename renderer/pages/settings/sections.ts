import {
  IconAdjustmentsHorizontal,
  IconArchive,
  IconBell,
  IconGauge,
  IconInfoCircle,
  IconKeyboard,
  IconUserCircle,
  IconWorld,
} from '@tabler/icons-react'

/** The parts of the settings, and the settings that each has; `/settings/<section>` shows one. */
export const sections = [
  {
    id: 'general',
    label: 'settings.general',
    icon: IconAdjustmentsHorizontal,
    settings: ['language', 'theme', 'timeZone', 'startAtLogin', 'paused'],
  },
  {
    id: 'checking',
    label: 'settings.section.checking',
    icon: IconGauge,
    settings: ['checkSpeed', 'proxy', 'driveProxies', 'queue'],
  },
  {
    id: 'notifications',
    label: 'finding.notifications',
    icon: IconBell,
    settings: ['channels', 'noticeRules', 'quietHours'],
  },
  {
    id: 'accounts',
    label: 'settings.section.accounts',
    icon: IconUserCircle,
    settings: ['accountAdd', 'secrets'],
  },
  {
    id: 'access',
    label: 'settings.section.access',
    icon: IconWorld,
    settings: ['httpEnabled', 'httpPort', 'httpAddress', 'signOutEverywhere', 'tokens'],
  },
  {
    id: 'backup',
    label: 'settings.section.backup',
    icon: IconArchive,
    settings: ['backups', 'saveAll', 'takeAll', 'jobsFile'],
  },
  {
    id: 'shortcuts',
    label: 'commands.help',
    icon: IconKeyboard,
    settings: ['quickAddShortcut', 'watchClipboard'],
  },
  {
    id: 'about',
    label: 'settings.about',
    icon: IconInfoCircle,
    settings: ['version', 'dataFolder', 'log', 'updateFeed', 'checkup'],
  },
] as const

export type SectionId = (typeof sections)[number]['id']

/** The section of an address, the first where it names none; undefined for one that there is not. */
export function sectionOf(name: string | undefined): SectionId | undefined {
  return name === undefined ? sections[0].id : sections.find(({ id }) => id === name)?.id
}
