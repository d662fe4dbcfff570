import { readFileSync } from 'node:fs'
import { z } from 'zod'

const schema = z.record(z.string(), z.string())

/**
 * Reads which origins are asked instead of others, as `{"https://drive-pc.quark.cn":"http://127.0.0.1:4101"}`.
 * Throws an error that names the file and what is wrong with it.
 */
export function readOrigins(file: string): Map<string, string> {
  const parsed = schema.safeParse(readJson(file))
  if (!parsed.success) {
    throw new Error(`${file} must be a JSON object from one origin to another, each a text.`)
  }
  return new Map(
    Object.entries(parsed.data).map(([from, to]) => [originOf(from, file), originOf(to, file)]),
  )
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new Error(`${file} could not be read as JSON: ${String(error)}`, { cause: error })
  }
}

function originOf(text: string, file: string): string {
  const url = URL.parse(text)
  if (!url || !/^https?:$/.test(url.protocol) || url.href !== `${url.origin}/`) {
    throw new Error(`“${text}” in ${file} is not an origin such as https://drive-pc.quark.cn.`)
  }
  return url.origin
}
