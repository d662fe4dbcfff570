import { createHash } from 'node:crypto'
import { z } from 'zod'
import { message } from '../../model/engine-messages.ts'
import { parseJson } from '../../model/terms/parse-json.ts'
import { addressOr, secret } from '../../notify/channels/channel.ts'
import { HookFailure, requireDone } from '../hook-failure.ts'
import { askJson, type Download, defineHook } from './hook-type.ts'

const answerSchema = z.object({
  result: z.unknown().optional(),
  error: z.object({ code: z.number(), message: z.string() }).optional(),
})

// https://aria2.github.io/manual/en/html/aria2c.html#rpc-interface
export const aria2 = defineHook({
  kind: 'aria2',
  fields: {
    url: addressOr('http://127.0.0.1:6800/jsonrpc', rpc),
    // With `token:` before it it is called so in programs that send it as it is.
    secret: secret(
      z
        .string()
        .trim()
        .transform((written) => written.replace(/^token:/, ''))
        .optional(),
    ),
    /** Where it puts files; empty for its own folder. */
    folder: z.string().optional(),
  },
  async tell({ folder, secret, url }, list, tools) {
    const call = async (method: string, params: readonly unknown[]) => {
      const all = secret === undefined ? params : [`token:${secret}`, ...params]
      const answer = await askJson(tools, url, {
        jsonrpc: '2.0',
        id: 'pansentry',
        method: `aria2.${method}`,
        params: all,
      })
      // What it refuses comes with a status of 400.
      const read = answerSchema.safeParse(parseJson(answer.body)).data
      if (!read) {
        requireDone(answer)
        throw new HookFailure('page', answer.body)
      }
      if (read.error) {
        const { message: words } = read.error
        throw new HookFailure(/unauthorized/i.test(words) ? 'refused' : 'said', words)
      }
    }
    if (list.runId === null) {
      await call('getVersion', [])
      return message('hooks.done.known')
    }
    const downloads = await tools.downloads(list, tools.signal).catch((error: unknown) => {
      const words = error instanceof Error ? error.message : String(error)
      throw tools.signal.aborted ? error : new HookFailure('no-download', words)
    })
    for (const each of downloads) {
      try {
        await call('addUri', [[each.url], optionsOf(each, list.task.id, folder)])
      } catch (error) {
        // An earlier try handed it over, and failed at another file.
        if (!(error instanceof HookFailure && /not unique/i.test(error.words))) throw error
      }
    }
    return message('hooks.done.handed', { count: downloads.length })
  },
})

/** Over a socket it speaks the same at the same address, which few write out. */
function rpc(written: string): string {
  return written.replace(/^ws(?=s?:)/i, 'http').replace(/^(https?:\/\/[^/?#]+)\/?$/i, '$1/jsonrpc')
}

function optionsOf(
  { headers, name, sourceId }: Download,
  taskId: number,
  folder: string | undefined,
) {
  return {
    out: inside(name),
    header: Object.entries(headers).map(([key, value]) => `${key}: ${value}`),
    // One name for one file: handed over twice it is loaded once.
    gid: createHash('sha256').update(`${taskId} ${sourceId}`).digest('hex').slice(0, 16),
    ...(folder !== undefined && { dir: folder }),
  }
}

/** A path that stays below the folder: aria2 takes `..` and control characters as they are. */
function inside(path: string): string {
  const parts = path.split(/[\\/]/).filter((part) => part !== '')
  return parts.map((part) => part.replaceAll(/\p{Cc}/gu, '_').replace(/^\.{1,2}$/, '_')).join('/')
}
