import { expect, test } from 'vitest'
import { z } from 'zod'
import { fine, key, settingsOf, startHooks, told } from '../../../support/saving/hooks-harness.ts'

test('a folder that AList does not know yet is found after the one above it', async () => {
  await using all = await startHooks()
  const { saving, service } = all
  const known = new Set(['/quark'])
  const asked: string[] = []
  all.answer(({ body }) => {
    const { path } = z.object({ path: z.string() }).parse(JSON.parse(body))
    asked.push(path)
    if (!known.has(path)) {
      const message = 'failed get objs: failed get dir: object not found'
      return { status: 200, json: { code: 500, message, data: null } }
    }
    known.add(path === '/quark' ? '/quark/影视' : '/quark/影视/北风')
    return { status: 200, json: { code: 200, message: 'success' } }
  })
  await saving.saved(all.task([all.hook('alist', settingsOf(service.origin).alist)]))
  const climb = ['/quark/影视/北风', '/quark/影视', '/quark']
  expect(asked).toEqual([...climb, '/quark/影视', '/quark/影视/北风'])
  expect(all.hooks.list()[0]?.last).toMatchObject({ isDone: true })
})

test('what AList finds nowhere ends with its own words', async () => {
  await using all = await startHooks(() => ({
    status: 200,
    json: { code: 500, message: 'object not found', data: null },
  }))
  await all.saving.saved(all.task([all.hook('alist', settingsOf(all.service.origin).alist)]))
  expect(all.service.exchanges).toHaveLength(3)
  expect(all.hooks.list()[0]?.last?.text).toEqual({
    key: 'hooks.failure.said',
    values: { words: 'object not found (500)' },
  })
})

test.each([
  [
    'the address of a page',
    { path: '/mnt/quark' },
    '/web/index.html#!/home',
    '/mnt/quark/影视/北风',
  ],
  ['a path of Windows', { path: 'D:\\Quark\\' }, '/web/', 'D:\\Quark\\影视\\北风'],
  ['a shared folder', { path: '\\\\nas\\quark' }, '', '\\\\nas\\quark\\影视\\北风'],
])('media servers are told by %s', async (_, path, page, folder) => {
  await using all = await startHooks(({ path: asked }) => {
    if (asked !== '/library/sections') return fine
    const Location = [{ path: path.path.toLowerCase() }]
    return { status: 200, json: { MediaContainer: { Directory: [{ key: '7', Location }] } } }
  })
  const server = `${all.service.origin}${page}`
  const emby = all.hook('emby', { server, key, ...path })
  const plex = all.hook('plex', { server, token: key, ...path })
  await all.saving.saved(all.task([emby, plex]))
  expect(all.hooks.list().map(({ last }) => last?.isDone)).toEqual([true, true])
  const asked = told(all.service)
  expect(asked).toContainEqual(
    expect.objectContaining({
      asked: 'POST /Library/Media/Updated',
      body: { Updates: [{ Path: folder, UpdateType: 'Created' }] },
    }),
  )
  expect(asked).toContainEqual(
    expect.objectContaining({
      asked: 'GET /library/sections/7/refresh',
      query: { path: folder },
    }),
  )
})

test.each(['', '/', '/jsonrpc'])('aria2 is found at its address and %j', async (end) => {
  await using all = await startHooks(() => ({ status: 200, json: { result: {} } }))
  const url = `${all.service.origin.replace('http', 'ws')}${end}`
  const id = all.hook('aria2', { url, secret: `token:${key}` })
  expect(await all.hooks.try(id)).toMatchObject({ isDone: true })
  expect(told(all.service)).toMatchObject([
    { asked: 'POST /jsonrpc', body: { params: [`token:${key}`] } },
  ])
})
