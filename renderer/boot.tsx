import { Button, useMantineColorScheme } from '@mantine/core'
import { IconPlugConnectedX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { languageOf } from '../electron/words/catalogue.ts'
import { EmptyState } from './components/empty-state.tsx'
import { i18n } from './i18n.ts'
import { api } from './live/api.ts'
import { useIsLost } from './live/connection.ts'

/** Shows the app once its settings are known, and applies their language and theme. */
export function Boot({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation()
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
  useEffect(() => {
    if (language) void i18n.changeLanguage(language)
  }, [language])
  useEffect(() => {
    document.documentElement.lang = language ?? 'en'
    document.title = t('app.name')
  }, [language, t])

  if (language) return children
  if (!settings.isError && !info.isError && !isLost) return null
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
