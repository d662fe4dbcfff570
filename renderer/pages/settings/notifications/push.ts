import type { Channel } from '../../../../electron/api/contract/notifications.ts'
import { client } from '../../../live/api.ts'

/** Why this browser cannot be told; undefined when it can. */
export function hindrance(): 'insecure' | 'unable' | 'denied' | undefined {
  if (!window.isSecureContext) return 'insecure'
  if (!('serviceWorker' in navigator && 'PushManager' in window)) return 'unable'
  return Notification.permission === 'denied' ? 'denied' : undefined
}

/** What this browser asked its push service for; null for nothing. */
export async function subscription(): Promise<PushSubscription | null> {
  if (hindrance() !== undefined) return null
  const worker = await navigator.serviceWorker.getRegistration()
  return (await worker?.pushManager.getSubscription()) ?? null
}

/** Asks the person and the push service, and has this browser told from now on. */
export async function startPush(): Promise<Channel> {
  const { publicKey } = await client.notifications.pushKey(undefined)
  await navigator.serviceWorker.register('/push-worker.js')
  const { pushManager } = await navigator.serviceWorker.ready
  const before = await pushManager.getSubscription()
  // One that was made with another key takes nothing that is signed with this one.
  await before?.unsubscribe()
  const made = await pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: publicKey,
  })
  const { endpoint, keys } = made.toJSON()
  const sessions = await client.http.sessions(undefined)
  return client.notifications.addBrowser({
    name: sessions.find(({ isHere }) => isHere)?.agent ?? '',
    endpoint: endpoint ?? '',
    keys: { p256dh: keys?.['p256dh'] ?? '', auth: keys?.['auth'] ?? '' },
  })
}

/** Takes the address back that the push service gave. */
export async function stopPush(): Promise<void> {
  await (await subscription())?.unsubscribe()
}
