import {
  IconCalendarClock,
  IconDeviceFloppy,
  IconLayoutDashboard,
  IconLink,
  IconServer2,
  IconSettings,
} from '@tabler/icons-react'
import { lazyPage } from '../components/lazy.tsx'
import { loadWords } from '../i18n.ts'
import { useSettings } from '../live/settings.ts'

/** With its words, which are many. */
export const JobsPage = lazyPage(async () => {
  const [{ JobsPage }] = await Promise.all([
    import('../pages/jobs/jobs-page.tsx'),
    loadWords('jobs'),
  ])
  return JobsPage
})
export const RunPage = lazyPage(async () => (await import('../pages/run/run-page.tsx')).RunPage)
export const RunsPage = lazyPage(async () => (await import('../pages/run/runs-page.tsx')).RunsPage)
export const ResourcesPage = lazyPage(
  async () => (await import('../pages/resources/resources-page.tsx')).ResourcesPage,
)
/** Its tasks have schedules as jobs have them. */
export const SavingPage = lazyPage(async () => {
  const [{ SavingPage }] = await Promise.all([
    import('../pages/saving/saving-page.tsx'),
    loadWords('saving'),
    loadWords('jobs'),
  ])
  return SavingPage
})
export const SettingsPage = lazyPage(
  async () => (await import('../pages/settings/settings-page.tsx')).SettingsPage,
)
/** With its words, which few people need. */
export const WorkersPage = lazyPage(async () => {
  const [{ WorkersPage }] = await Promise.all([
    import('../pages/workers/workers-page.tsx'),
    loadWords('workers'),
  ])
  return WorkersPage
})
export const QuickAddPage = lazyPage(
  async () => (await import('../pages/quick-add/quick-add-page.tsx')).QuickAddPage,
)

/** The destinations of the navigation. The overview is part of the first load. */
const places = [
  { path: '/', name: 'overview', icon: IconLayoutDashboard, preload: undefined },
  { path: '/jobs', name: 'jobs', icon: IconCalendarClock, preload: JobsPage.preload },
  { path: '/links', name: 'resources', icon: IconLink, preload: ResourcesPage.preload },
  { path: '/saving', name: 'saving', icon: IconDeviceFloppy, preload: SavingPage.preload },
  { path: '/settings', name: 'settings', icon: IconSettings, preload: SettingsPage.preload },
  { path: '/workers', name: 'workers', icon: IconServer2, preload: WorkersPage.preload },
] as const

/** Loads the page of a place while the app's settings come. */
export function preloadPlace(location: string): void {
  places.find(({ path }) => path !== '/' && location.startsWith(path))?.preload?.()
}

/** Those there are: without a database to reach workers over there is nothing to see of them. */
export function usePlaces() {
  const { hasWorkers } = useSettings()
  return places.filter(({ name }) => name !== 'workers' || hasWorkers)
}

/** The keys that lead to a place, counted from 0: in a browser they are those of its own tabs. */
export function placeKeys(index: number, hasDesktop: boolean): { readonly keys?: string } {
  return hasDesktop ? { keys: `mod+${index + 1}` } : {}
}
