import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import './global.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { initI18n } from './i18n.ts'
import { listen } from './live/events.ts'
import { addressParts } from './live/location.ts'
import { queryClient } from './live/query-client.ts'
import { styleNonce } from './nonce.ts'
import { preloadPlace } from './shell/places.ts'

// The scroll lock of drawers and modals reads its nonce from this global.
Object.assign(globalThis, { __webpack_nonce__: styleNonce() })

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')

await initI18n(navigator.language)
preloadPlace(addressParts()[0])
void listen(queryClient, new AbortController().signal)
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
