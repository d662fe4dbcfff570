import type { ComponentType } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { lazyPage } from '../../components/lazy.tsx'
import { PageBody, PageHeader } from '../../components/page.tsx'
import { Nowhere } from '../../components/placeholder/lazy-nowhere.ts'
import { loadWords } from '../../i18n.ts'
import { AccessSection } from './access/access-section.tsx'
import { BackupSection } from './backup/backup-section.tsx'
import { CheckingSection } from './checking-section.tsx'
import { GeneralSection } from './general-section.tsx'
import { type SectionId, sectionOf, sections } from './sections.ts'
import classes from './settings.module.css'
import { ShortcutsSection } from './shortcuts-section.tsx'

/** With its words, which are many; its times are chosen as those of jobs are. */
const NotificationsSection = lazyPage(async () => {
  const [{ NotificationsSection }] = await Promise.all([
    import('./notifications/notifications-section.tsx'),
    loadWords('notifications'),
    loadWords('jobs'),
  ])
  return NotificationsSection
})

/** With its words, which few people need. */
const AccountsSection = lazyPage(async () => {
  const [{ AccountsSection }] = await Promise.all([
    import('./accounts/accounts-section.tsx'),
    loadWords('account'),
  ])
  return AccountsSection
})

const AboutSection = lazyPage(async () => (await import('./about/about-section.tsx')).AboutSection)

const contents = {
  general: GeneralSection,
  checking: CheckingSection,
  notifications: NotificationsSection,
  accounts: AccountsSection,
  access: AccessSection,
  backup: BackupSection,
  shortcuts: ShortcutsSection,
  about: AboutSection,
} as const satisfies Record<SectionId, ComponentType>

/** One section of the settings, beside the list of all. */
export function SettingsPage({ section }: { readonly section: string | undefined }) {
  const { t } = useTranslation()
  const shown = sectionOf(section)
  if (shown === undefined) return <Nowhere />
  const Content = contents[shown]
  return (
    <>
      <PageHeader title={t('nav.settings')} />
      <PageBody>
        <div className={classes['root']}>
          <div className={classes['columns']}>
            <nav aria-label={t('settings.sections')}>
              <ul className={classes['list']}>
                {sections.map(({ id, icon: Picture, label }) => (
                  <li key={id}>
                    <Link
                      href={`/settings/${id}`}
                      className={classes['link']}
                      aria-current={id === shown ? 'page' : undefined}
                    >
                      <Picture size={16} stroke={1.6} aria-hidden />
                      {t(label)}
                    </Link>
                  </li>
                ))}
              </ul>
            </nav>
            <div className={classes['section']}>
              <Content />
            </div>
          </div>
        </div>
      </PageBody>
    </>
  )
}
