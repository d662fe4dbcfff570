import { z } from 'zod'
import { message } from '../../model/engine-messages.ts'
import { parseJson } from '../../model/terms/parse-json.ts'
import { long } from '../../notify/channels/channel.ts'
import { headersIn, requestFields } from '../../notify/channels/webhook.ts'
import { HookFailure, requireDone } from '../hook-failure.ts'
import { foldersOf, listText, pathOf, type SavedList } from '../saved-list.ts'
import { ask, defineHook } from './hook-type.ts'

// What services say with a status of 200 that is none.
const refusalSchema = z.object({ success: z.literal(false), message: z.string().default('') })

/**
 * An address of one's own, such as that of SmartStrm. It is sent the list in JSON; or what a person wrote, with `$task`,
 * `$folder`, `$names`, `$count` and `$list` in it. Where `$folder` stands, it is asked once for each folder.
 */
export const webhook = defineHook({
  kind: 'webhook',
  fields: {
    ...requestFields,
    body: long(z.string().optional()),
  },
  async tell({ body, headers, method, url }, list, tools) {
    const own = headersIn(headers)
    const isByFolder = /\$folder\b/.test(url + (body ?? ''))
    const lists = isByFolder
      ? foldersOf(list).map((folder) => ({
          ...list,
          files: list.files.filter((file) => file.folder === folder),
        }))
      : [list]
    const type = own['content-type'] ?? 'application/json; charset=utf-8'
    for (const each of lists) {
      const content = body === undefined ? listText(each) : filled(body, each, escapeFor(type))
      const answer = await ask(tools, filled(url, each, inAddress), {
        method,
        ...(method !== 'GET' && { body: content }),
        headers: { ...own, ...(method !== 'GET' && { 'content-type': type }) },
      })
      requireDone(answer)
      const refusal = refusalSchema.safeParse(parseJson(answer.body)).data
      if (refusal) throw new HookFailure('said', refusal.message)
    }
    return message('hooks.done.told', { count: list.files.length })
  },
})

type Escape = (text: string) => string

const asIs: Escape = (text) => text
const inJson: Escape = (text) => JSON.stringify(text).slice(1, -1)
// A name that was cut within a character is none that can be encoded.
const inAddress: Escape = (text) => encodeURIComponent(text.toWellFormed())

function escapeFor(type: string): Escape {
  if (/json/i.test(type)) return inJson
  return /x-www-form-urlencoded/i.test(type) ? inAddress : asIs
}

function filled(template: string, list: SavedList, escaped: Escape): string {
  const values: Readonly<Record<string, () => string>> = {
    task: () => escaped(list.task.name),
    folder: () => escaped(list.files[0]?.folder ?? '/'),
    names: () => escaped(list.files.map(pathOf).join('\n')),
    count: () => String(list.files.length),
    // A whole value in JSON, and no part of a text.
    list: () => (escaped === inJson ? listText(list) : escaped(listText(list))),
  }
  // One pass: what is put in may hold a `$name` of its own.
  return template.replaceAll(
    /\$(task|folder|names|count|list)\b/g,
    (found, name: string) => values[name]?.() ?? found,
  )
}
