import {
  localStorageColorSchemeManager,
  MantineProvider,
  MantineThemeProvider,
} from '@mantine/core'
import { ModalsProvider } from '@mantine/modals'
import { Notifications } from '@mantine/notifications'
import { QueryClientProvider } from '@tanstack/react-query'
import { Suspense } from 'react'
import { I18nextProvider, useTranslation } from 'react-i18next'
import { Router } from 'wouter'

import { Boot } from './boot.tsx'
import { i18n } from './i18n.ts'
import { useHashLocation } from './live/location.ts'
import { queryClient } from './live/query-client.ts'
import { useInfo } from './live/settings.ts'
import { styleNonce } from './nonce.ts'
import { Crash } from './shell/crash.tsx'
import { QuickAddPage } from './shell/places.ts'
import { Shell } from './shell/shell.tsx'
import { cssVariables, theme } from './theme.ts'

// The settings decide; this only caches the last choice, so that the next start does not flash.
const colorSchemes = localStorageColorSchemeManager({ key: 'pansentry-theme' })

export function App() {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      defaultColorScheme="auto"
      colorSchemeManager={colorSchemes}
      getStyleNonce={styleNonce}
    >
      <I18nextProvider i18n={i18n}>
        <QueryClientProvider client={queryClient}>
          {/* wouter takes the hook itself and calls it. */}
          {/* oxlint-disable-next-line react/hooks */}
          <Router hook={useHashLocation}>
            <Crash>
              <Windows />
            </Crash>
          </Router>
        </QueryClientProvider>
      </I18nextProvider>
    </MantineProvider>
  )
}

function Windows() {
  const { t } = useTranslation()
  // Mantine's own have no name: https://mantine.dev/core/close-button/#accessibility
  const named = {
    components: { CloseButton: { defaultProps: { 'aria-label': t('common.close') } } },
  }
  return (
    <MantineThemeProvider theme={named}>
      <ModalsProvider labels={{ confirm: t('common.save'), cancel: t('common.cancel') }}>
        <Notifications position="bottom-right" containerWidth={340} limit={3} autoClose={4000} />
        <Boot>
          <Content />
        </Boot>
      </ModalsProvider>
    </MantineThemeProvider>
  )
}

/** The dashboard, or in its small window what may be added. */
function Content() {
  const [path] = useHashLocation()
  const { hasDesktop } = useInfo()
  if (path !== '/quick-add' || !hasDesktop) return <Shell />
  return (
    <Suspense>
      <QuickAddPage />
    </Suspense>
  )
}
