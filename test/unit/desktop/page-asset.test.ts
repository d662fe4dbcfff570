import { expect, test } from 'vitest'
import { pageAsset } from '../../../electron/desktop/page-asset.ts'

const folder = '/app/dist/renderer'

test.each([
  ['app://pansentry/', `${folder}/index.html`, 'text/html; charset=utf-8'],
  ['app://pansentry/?a=1#jobs', `${folder}/index.html`, 'text/html; charset=utf-8'],
  ['app://pansentry/assets/a.js', `${folder}/assets/a.js`, 'text/javascript; charset=utf-8'],
  ['app://pansentry/a%20b.css', `${folder}/a b.css`, 'text/css; charset=utf-8'],
  ['app://pansentry/..cache/a.svg', `${folder}/..cache/a.svg`, 'image/svg+xml'],
])('%s is a file of the page', (address, file, contentType) => {
  expect(pageAsset(folder, address)).toEqual({ file, contentType })
})

test.each([
  'app://elsewhere/index.html',
  'https://pansentry/index.html',
  'app://pansentry/..%2f..%2fpackage.json',
  'app://pansentry/assets/..%2f..%2f..%2fsecret.json',
  'app://pansentry/..%5c..%5cpackage.json',
  'app://pansentry/a.js%00.html',
  'app://pansentry/%E0%A4%A',
  'app://pansentry/notes.txt',
  'app://pansentry/assets',
  'no address',
])('%s is none', (address) => {
  expect(pageAsset(folder, address)).toBeNull()
})
