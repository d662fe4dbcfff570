import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { pageFile } from '../../../electron/api/page.ts'

const folder = '/app/dist/renderer'

test.each([
  ['/', 'index.html', 'text/html; charset=utf-8'],
  ['/assets/a.js', 'assets/a.js', 'text/javascript; charset=utf-8'],
  ['/a%20b.css', 'a b.css', 'text/css; charset=utf-8'],
  ['/..cache/a.svg', '..cache/a.svg', 'image/svg+xml'],
])('%s is a file of the page', (path, file, contentType) => {
  expect(pageFile(folder, path)).toEqual({ file: resolve(folder, file), contentType })
})

test.each([
  '/..%2f..%2fpackage.json',
  '/assets/..%2f..%2f..%2fsecret.json',
  '/..%5c..%5cpackage.json',
  '/a.js%00.html',
  '/%E0%A4%A',
  '/notes.txt',
  '/assets',
  'index.html/..',
  '/../package.json',
])('%s is none', (path) => {
  expect(pageFile(folder, path)).toBeNull()
})
