import { existsSync, globSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import {
  codeIn,
  fencesIn,
  headingsIn,
  proseOf,
  readDocument,
  root,
  slugOf,
} from '../support/markdown.ts'

// Contributors read these, and write in English.
const forContributors = ['architecture.md', 'releasing.md']
const pages = globSync('docs/*.md', { cwd: root })
  .map((path) => basename(path))
  .filter((name) => !forContributors.includes(name))
  .toSorted()
const english = (page: string) => readDocument(`docs/${page}`)
const chinese = (page: string) => readDocument(`docs/zh-CN/${page}`)

/** What a page is made of, section by section, without its sentences. */
function outlineOf(text: string) {
  const sections = `\n${proseOf(text)}`.split(/\n(?=#{1,6} )/).slice(1)
  return sections.map((section) => ({
    level: /^#+/.exec(section)?.[0],
    rows: section.match(/^\|.*$/gm)?.length ?? 0,
    items: section.match(/^(?:- |\d+\. )/gm)?.length ?? 0,
    code: codeIn(section).toSorted(),
  }))
}

test('each page for users is there in both languages', () => {
  const translated = globSync('docs/zh-CN/*.md', { cwd: root }).map((path) => basename(path))
  expect(translated.toSorted()).toEqual(pages)
  expect(pages.length).toBeGreaterThan(4)
})

describe.each(pages)('%s in Chinese', (page) => {
  test('has the sections, tables, lists and code of the English page', () => {
    expect(outlineOf(chinese(page))).toEqual(outlineOf(english(page)))
  })

  test('has its commands and examples', () => {
    expect(fencesIn(chinese(page))).toEqual(fencesIn(english(page)))
  })

  test('is linked from README.zh-CN.md, as the English page from README.md', () => {
    const linked = (readme: string, path: string) => readDocument(readme).includes(`](${path}`)
    expect(linked('README.zh-CN.md', `docs/zh-CN/${page}`)).toBe(true)
    expect(linked('README.md', `docs/${page}`)).toBe(true)
  })
})

describe('the READMEs', () => {
  const withoutComments = (path: string) =>
    fencesIn(readDocument(path)).map(({ text }) => text.replaceAll(/ +# .*$/gm, ''))

  test('have the same headings and commands', () => {
    const levels = (path: string) =>
      headingsIn(readDocument(path)).map((line) => /^#+/.exec(line)?.[0])
    expect(levels('README.zh-CN.md')).toEqual(levels('README.md'))
    expect(withoutComments('README.zh-CN.md')).toEqual(withoutComments('README.md'))
  })
})

describe('what a document links to is there', () => {
  const documents = globSync(['*.md', 'docs/**/*.md'], { cwd: root })

  test.each(documents)('%s', (document) => {
    const links = [...proseOf(readDocument(document)).matchAll(/\]\(([^)\s]+)\)/g)]
      .map(([, target = '']) => target)
      .filter((target) => !/^[a-z]+:/.test(target))
    const dead = links.filter((link) => {
      const [path = '', anchor] = link.split('#')
      const file = path === '' ? document : join(dirname(document), path)
      if (!existsSync(join(root, file))) return true
      return (
        anchor !== undefined &&
        !headingsIn(readDocument(file)).some((line) => slugOf(line) === decodeURI(anchor))
      )
    })
    expect(dead).toEqual([])
  })

  test.each(['README.zh-CN.md', ...pages.map((page) => `docs/zh-CN/${page}`)])(
    '%s leads on in Chinese where it can',
    (document) => {
      const abroad = pages.filter((page) => {
        const path = document.startsWith('docs/') ? `../${page}` : `docs/${page}`
        return readDocument(document).includes(`](${path}`)
      })
      expect(abroad).toEqual([])
    },
  )
})
