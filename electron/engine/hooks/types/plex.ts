import { z } from 'zod'
import { message } from '../../model/engine-messages.ts'
import { parseJson } from '../../model/terms/parse-json.ts'
import { addressOr, secret, text } from '../../notify/channels/channel.ts'
import { HookFailure, requireDone } from '../hook-failure.ts'
import { foldersOf } from '../saved-list.ts'
import { ask, defineHook } from './hook-type.ts'
import { below, path, serverOf } from './media-servers.ts'

const sectionsSchema = z.object({
  MediaContainer: z.object({
    Directory: z
      .array(
        z.object({
          key: z.string(),
          Location: z.array(z.object({ path: z.string() })).default([]),
        }),
      )
      .default([]),
  }),
})

// https://support.plex.tv/articles/201638786-plex-media-server-url-commands/
export const plex = defineHook({
  kind: 'plex',
  fields: { server: addressOr('http://127.0.0.1:32400', serverOf), token: secret(text), path },
  async tell({ path, server, token }, list, tools) {
    const headers = { accept: 'application/json', 'x-plex-token': token }
    const get = async (address: string) => {
      const answer = await ask(tools, `${server}/library/sections${address}`, {
        method: 'GET',
        headers,
      })
      requireDone(answer)
      return answer
    }
    if (path === undefined && list.runId !== null) {
      await get('/all/refresh')
      return message('hooks.done.allLibraries')
    }
    const answer = await get('')
    const read = sectionsSchema.safeParse(parseJson(answer.body)).data
    if (!read) throw new HookFailure('page', answer.body)
    if (path === undefined || list.runId === null) return message('hooks.done.known')
    const folders = foldersOf(list).map((folder) => below(path, folder))
    const found = folders.flatMap((folder) =>
      read.MediaContainer.Directory.filter(({ Location }) =>
        Location.some((each) => isBelow(folder, each.path)),
      ).map(({ key }) => ({ key, folder })),
    )
    if (found.length === 0) throw new HookFailure('no-library', folders.join(', '))
    for (const { folder, key } of found) {
      await get(
        `/${encodeURIComponent(key)}/refresh?path=${encodeURIComponent(folder.toWellFormed())}`,
      )
    }
    return message('hooks.done.folders', { count: folders.length })
  },
})

/** Windows takes either slash, and letters of either case. */
function isBelow(folder: string, top: string): boolean {
  if (folder.includes('\\')) return isBelow(onWindows(folder), onWindows(top))
  return `${folder}/`.startsWith(top.endsWith('/') ? top : `${top}/`)
}

const onWindows = (path: string) => path.replaceAll('\\', '/').toLowerCase()
