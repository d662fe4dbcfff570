import { z } from 'zod'
import { message } from '../../model/engine-messages.ts'
import { address, secret, text } from '../../notify/channels/channel.ts'
import { requireDone } from '../hook-failure.ts'
import { foldersOf, type SavedList } from '../saved-list.ts'
import { ask, askJson, defineHook, type HookTools } from './hook-type.ts'

/** Where the drive lies for the server, before the paths of the drive; without it all libraries are looked through. */
export const path = z
  .string()
  .trim()
  .transform((written) => written.replace(/[\\/]+$/, ''))
  .optional()

/** A folder of the drive as the server calls it: on Windows its own way. */
export function below(path: string, folder: string): string {
  return path + (path.includes('\\') ? folder.replaceAll('/', '\\') : folder)
}

/** The address of a server, also of its page, which is what people copy. */
export const serverOf = (written: string) =>
  written.replace(/\/web(?:\/(?:index\.html)?)?(?:#[^?]*)?$/, '')

const fields = { server: text.transform(serverOf).pipe(address), key: secret(text), path }

type Server = z.output<z.ZodObject<typeof fields>>

// https://dev.emby.media/reference/RestAPI/LibraryService.html
export const emby = defineHook({
  kind: 'emby',
  fields,
  tell: (settings, list, tools) => refresh(settings, list, tools, { 'x-emby-token': settings.key }),
})

// https://api.jellyfin.org/ (Library); `X-Emby-Token` is on its way out there.
export const jellyfin = defineHook({
  kind: 'jellyfin',
  fields,
  tell: (settings, list, tools) =>
    refresh(settings, list, tools, { authorization: `MediaBrowser Token="${settings.key}"` }),
})

/** Both speak the same: a path that was added is looked at, or all libraries are. */
async function refresh(
  { path, server }: Server,
  list: SavedList,
  tools: HookTools,
  headers: Readonly<Record<string, string>>,
) {
  if (list.runId === null) {
    // Asks for what only a key may see, and changes nothing.
    requireDone(await ask(tools, `${server}/System/Info`, { method: 'GET', headers }))
    return message('hooks.done.known')
  }
  const folders = foldersOf(list)
  if (path === undefined) {
    requireDone(await ask(tools, `${server}/Library/Refresh`, { method: 'POST', headers }))
    return message('hooks.done.allLibraries')
  }
  const updates = folders.map((folder) => ({
    Path: below(path, folder),
    UpdateType: 'Created',
  }))
  const told = await askJson(
    tools,
    `${server}/Library/Media/Updated`,
    { Updates: updates },
    headers,
  )
  requireDone(told)
  return message('hooks.done.folders', { count: folders.length })
}
