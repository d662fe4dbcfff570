import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DEFAULT_THEME, defaultCssVariablesResolver, mergeMantineTheme } from '@mantine/core'
import { describe, expect, test } from 'vitest'
import { outcomes } from '../../../electron/api/contract/runs.ts'
import { healthTone } from '../../../electron/words/health.ts'
import { outcomeTone } from '../../../electron/words/outcome.ts'
import { theme } from '../../../renderer/theme.ts'

const root = join(import.meta.dirname, '../../..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')

const themeFiles = [join('renderer', 'global.css'), join('renderer', 'theme.ts')]
const files = globSync('renderer/**/*.{css,ts,tsx}', { cwd: root })
  .filter((path) => !themeFiles.includes(path))
  .map((path) => ({ path, text: read(path) }))
const styles = files.filter(({ path }) => path.endsWith('.css'))

const hex = /#(?:[\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})\b/gi
const colour = new RegExp(`${hex.source}|\\b(?:rgba?|hsla?|oklch)\\(|: *(?:black|white)\\b`, 'i')
const textSize = /font-size: *[\d.]|\b(?:fontSize|fz)(?:: *|=\{|=")['"]?\d/

/** The custom properties that a style sheet declares, each with its value. */
const declared = (text: string) =>
  new Map(
    [...text.matchAll(/(--[\w-]+): ([^;]+);/g)].map(([, name = '', value = '']) => [name, value]),
  )
const page = declared(read('renderer/global.css'))

describe('colours and sizes of text stand in the theme alone', () => {
  test.each(files)('$path', ({ text }) => {
    expect(text).not.toMatch(colour)
    expect(text).not.toMatch(textSize)
  })

  test('the scan finds what it looks for', () => {
    for (const line of ['color: #1a2b3c', 'border: 1px solid rgb(0 0 0 / 5%)', 'color: white']) {
      expect(line).toMatch(colour)
    }
    for (const line of ['font-size: 12px', 'fontSize: 12', 'fz={12}', 'fz="12px"']) {
      expect(line).toMatch(textSize)
    }
    expect('font-size: var(--mantine-font-size-xs); color: inherit').not.toMatch(textSize)
  })
})

describe('tones', () => {
  test.each(styles)('$path leaves their colours to global.css', ({ text }) => {
    expect(text).not.toContain('[data-tone')
  })

  test('each has its colour', () => {
    const used = [...outcomes.map(outcomeTone), outcomeTone(null), ...Object.values(healthTone)]
    const rules = [...read('renderer/global.css').matchAll(/\[data-tone="(\w+)"\]/g)]
    expect(new Set(rules.map(([, tone]) => tone))).toEqual(new Set(used))
    for (const tone of used) expect(page.has(`--tone-${tone}`)).toBe(true)
  })
})

describe('what a style sheet refers to is there', () => {
  const { variables, light } = defaultCssVariablesResolver(mergeMantineTheme(DEFAULT_THEME, theme))
  const known = new Set([...Object.keys(variables), ...Object.keys(light), ...page.keys()])

  test.each([...styles, { path: 'renderer/global.css', text: read('renderer/global.css') }])(
    '$path',
    ({ path, text }) => {
      const used = [...text.matchAll(/var\((--[\w-]+)/g)].map(([, name = '']) => name)
      const own = declared(text)
      expect(used.filter((name) => !known.has(name) && !own.has(name))).toEqual([])
      const urls = [...text.matchAll(/url\("([^"]+)"\)/g)].map(([, url = '']) => url)
      for (const url of urls) expect(() => read(join(dirname(path), url))).not.toThrow()
    },
  )
})

describe('what cannot load the style sheet of the page has its colours', () => {
  test('the window, before the page is drawn', () => {
    const [light, dark] = page.get('--surface-sunken')?.match(hex) ?? []
    expect(read('electron/desktop/window.ts')).toContain(`{ light: '${light}', dark: '${dark}' }`)
  })

  test('the sign-in page', () => {
    const signIn = read('electron/api/http/access/sign-in-page.ts')
    const own = [...declared(signIn)]
    expect(own.length).toBeGreaterThan(0)
    for (const [name, value] of own) expect([name, value]).toEqual([name, page.get(name)])
    const ofTheme = themeFiles.map(read).join('\n')
    for (const [used] of signIn.matchAll(hex)) expect(ofTheme).toContain(used)
  })
})
