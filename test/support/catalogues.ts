import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'

const root = join(import.meta.dirname, '../..')

type Catalogue = { readonly [key: string]: string | Catalogue }

/** One string of one language, and the file that holds it. */
export type Entry = { readonly file: string; readonly key: string; readonly text: string }

export function entriesOf(language: 'en' | 'zh-CN'): Entry[] {
  return globSync(`electron/words/${language}/*.json`, { cwd: root }).flatMap((path) => {
    const catalogue = JSON.parse(readFileSync(join(root, path), 'utf8')) as Catalogue
    const file = basename(path, '.json')
    return leaves(catalogue).map(([key, text]) => ({ file, key, text }))
  })
}

function leaves(catalogue: Catalogue, path = ''): [string, string][] {
  return Object.entries(catalogue).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[path + key, value]] : leaves(value, `${path}${key}.`),
  )
}

/** Chinese has one plural form, English two. */
export const singular = (key: string) => key.replace(/_(?:one|other)$/, '')

export type Source = { readonly name: string; readonly text: string }

export function sourcesIn(pattern: string): Source[] {
  return globSync(pattern, { cwd: root }).map((name) => ({
    name,
    text: readFileSync(join(root, name), 'utf8'),
  }))
}

/** What a source says by key: as a whole, or with a part that is only known when it runs. */
export type Mention = {
  readonly pattern: RegExp
  readonly written: string
  readonly isCall: boolean
}

const literal = /(?<call>\b(?:t|exists|translate)\(\s*)?(['"])(?<key>[\w-]+(?:\.[\w-]+)+)\2/g
const template = /(?<call>\b(?:t|exists|translate)\(\s*)?`(?<key>[\w-]+\.(?:[\w.-]|\$\{[^}]*\})*)`/g

export function mentionsIn({ text }: Source): Mention[] {
  return [...text.matchAll(literal), ...text.matchAll(template)].map(({ groups }) => {
    const written = groups?.['key'] ?? ''
    const parts = written.split(/\$\{[^}]*\}/).map((part) => part.replaceAll('.', '\\.'))
    return {
      written,
      pattern: new RegExp(`^${parts.join('[^.]+')}$`),
      isCall: groups?.['call'] !== undefined,
    }
  })
}
