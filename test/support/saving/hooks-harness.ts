import type { HookKind } from '../../../electron/engine/model/saving/hook.ts'
import { type Exchange, type SimulatedAnswer, SimulatedDrives } from '../simulated-drives.ts'
import { SavingEngine } from './saving-engine.ts'
import { node } from './saving-harness.ts'

export const key = 'geheim-5f2a1c'
export const fine: SimulatedAnswer = { status: 204 }
export const plexSections = {
  MediaContainer: {
    Directory: [
      { key: '1', Location: [{ path: '/films' }] },
      { key: '2', Location: [{ path: '/mnt/quark/影视' }] },
    ],
  },
}

/** An engine with a task whose share holds one file, and a service of a person's own at home. */
export async function startHooks(answering: (exchange: Exchange) => SimulatedAnswer = () => fine) {
  const saving = await SavingEngine.start()
  let answer = answering
  const service = await SimulatedDrives.start((exchange) => answer(exchange), [])
  const tree = [node('第1集.mp4')]
  saving.drive.shares.set('share1', { pwd_id: 'share1', passcode: '', tree })
  const { hooks } = saving.engine.saving
  return {
    saving,
    service,
    tree,
    hooks,
    answer(next: typeof answering) {
      answer = next
    },
    hook: (kind: HookKind, settings: Readonly<Record<string, string>>) =>
      hooks.add({ kind, name: '', settings }).id,
    task: (ids: readonly number[]) =>
      saving.add('北风', 'share1', {
        naming: { kind: 'episode', name: '北风.E[]' },
        hooks: [...ids],
      }),
    async [Symbol.asyncDispose]() {
      await saving[Symbol.asyncDispose]()
      await service[Symbol.asyncDispose]()
    },
  }
}

export const told = (service: SimulatedDrives) =>
  service.exchanges.map(({ body, headers, method, path, query }) => ({
    asked: `${method} ${path}`,
    query,
    auth: headers['x-emby-token'] ?? headers['x-plex-token'] ?? headers['authorization'] ?? '',
    body: body === '' ? null : (JSON.parse(body) as unknown),
  }))

export const settingsOf = (
  server: string,
): Readonly<Record<HookKind, Readonly<Record<string, string>>>> => ({
  job: { job: 'after' },
  emby: { server, key, path: '/mnt/quark/' },
  jellyfin: { server, key },
  plex: { server, token: key, path: '/mnt/quark' },
  aria2: { url: `${server}/jsonrpc`, secret: key, folder: '/down' },
  alist: { server, token: key, path: '/quark' },
  webhook: { url: `${server}/hook`, headers: `X-Key: ${key}` },
})
