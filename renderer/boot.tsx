import { Button, useMantineColorScheme } from '@mantine/core'
import { IconPlugConnectedX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { languageOf } from '../electron/words/catalogue.ts'
import { EmptyState } from './components/placeholder/empty-state.tsx'
import { WaitingPage } from './components/placeholder/waiting-page.tsx'
import { changeLanguage } from './i18n.ts'
import { api } from './live/api.ts'
import { useIsLost } from './live/connection.ts'

/** Shows the app once its settings are known, and applies their language and theme. */
export function Boot({ children }: { readonly children: ReactNode }) {
  const { t, i18n } = useTranslation()
  const settings = useQuery(api.settings.get.queryOptions())
  const info = useQuery(api.system.info.queryOptions())
  const { setColorScheme } = useMantineColorScheme()
  const isLost = useIsLost()

  const theme = settings.data?.theme
  useEffect(() => {
    if (theme) setColorScheme(theme)
  }, [theme, setColorScheme])

  const language =
    settings.data && info.data
      ? languageOf(settings.data.language, info.data.systemLanguage)
      : undefined
  const [hasLanguage, setHasLanguage] = useState(false)
  useEffect(() => {
    // Where the catalogue cannot be loaded, the page stays in the language it has.
    if (language) void changeLanguage(language).finally(() => setHasLanguage(true))
  }, [language])
  useEffect(() => {
    document.documentElement.lang = i18n.language
    document.title = t('app.name')
  }, [i18n.language, t])

  if (hasLanguage) return children
  if (!settings.isError && !info.isError && !isLost) return <WaitingPage />
  const retry = () => Promise.all([settings.refetch(), info.refetch()])
  return (
    <EmptyState
      icon={IconPlugConnectedX}
      title={t('connection.unreachable')}
      hint={t('connection.unreachableHint')}
    >
      <Button onClick={() => void retry()}>{t('common.retry')}</Button>
    </EmptyState>
  )
}
