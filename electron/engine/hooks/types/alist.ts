import { z } from 'zod'
import { message } from '../../model/engine-messages.ts'
import { parseJson } from '../../model/terms/parse-json.ts'
import { address, secret, text } from '../../notify/channels/channel.ts'
import { HookFailure, requireDone } from '../hook-failure.ts'
import { foldersOf } from '../saved-list.ts'
import { askJson, defineHook } from './hook-type.ts'
import { path } from './media-servers.ts'

// Every answer has the status 200; the code says what came of it.
const answerSchema = z.object({ code: z.number(), message: z.string().default('') })

/** AList and OpenList: lists a folder anew, past what is remembered of it. */
// https://alistgo.com/guide/api/fs.html#post-list-files
export const alist = defineHook({
  kind: 'alist',
  fields: { server: address, token: secret(text), path },
  async tell({ path = '', server, token }, list, tools) {
    const refresh = list.runId !== null
    const listed = async (folder: string) => {
      const body = { path: `${path}${folder}` || '/', refresh, page: 1, per_page: 1 }
      const answer = await askJson(tools, `${server}/api/fs/list`, body, { authorization: token })
      requireDone(answer)
      const read = answerSchema.safeParse(parseJson(answer.body)).data
      if (!read) throw new HookFailure('page', answer.body)
      const { code, message: words } = read
      if (code === 401 || code === 403) throw new HookFailure('refused', `${words} (${code})`)
      if (code !== 200) throw new HookFailure('said', `${words} (${code})`)
    }
    if (!refresh) {
      await listed('')
      return message('hooks.done.known')
    }
    const folders = foldersOf(list)
    for (const folder of folders) await shown(folder, listed)
    return message('hooks.done.folders', { count: folders.length })
  },
})

/** A folder that was just made it does not find before the one above it is listed anew. */
async function shown(folder: string, listed: (folder: string) => Promise<void>): Promise<void> {
  try {
    await listed(folder)
  } catch (error) {
    const isUnknown = error instanceof HookFailure && /object not found/i.test(error.words)
    const above = folder.slice(0, Math.max(0, folder.lastIndexOf('/')))
    if (!isUnknown || above === folder) throw error
    await shown(above, listed)
    await listed(folder)
  }
}
