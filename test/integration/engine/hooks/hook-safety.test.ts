import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { fine, key, settingsOf, startHooks, told } from '../../../support/saving/hooks-harness.ts'
import { node } from '../../../support/saving/saving-harness.ts'

test('secrets are answered to nobody, and go to no other address', async () => {
  await using all = await startHooks()
  const { hooks, saving, service } = all
  const id = all.hook('jellyfin', { server: service.origin, key })
  expect(hooks.list()).toMatchObject([{ settings: { server: service.origin, key: '***' } }])
  const elsewhere = { server: 'https://elsewhere.example', key: '***' }
  expect(() => hooks.change(id, { settings: elsewhere })).toThrow(
    expect.objectContaining({ code: 'HOOK_INVALID' }),
  )
  hooks.change(id, { name: '家', settings: { server: service.origin, key: '***' } })
  await hooks.try(id)
  expect(told(service)).toMatchObject([{ auth: `MediaBrowser Token="${key}"` }])
  // Nothing of it is in the database.
  for (const file of [saving.databaseFile, `${saving.databaseFile}-wal`]) {
    expect(readFileSync(file).includes(key)).toBe(false)
  }
})

test('an aria2 that repeats what it was given has the sign-in neither in the log nor in an answer', async () => {
  let given = ''
  await using all = await startHooks(({ body }) => {
    given = /cookie: ([^"]+)/.exec(body)?.[1] ?? given
    const value = given.split(/[=;]/)[1] ?? ''
    const error = { code: 1, message: `no such option: ${value} ${given}` }
    return { status: 400, json: { jsonrpc: '2.0', id: 'pansentry', error } }
  })
  const { hooks, saving, service } = all
  const hook = all.hook('aria2', { url: `${service.origin}/jsonrpc` })
  const run = await saving.saved(all.task([hook]))
  expect(hooks.list()[0]?.last?.text.key).toBe('hooks.failure.said')
  const shown = JSON.stringify([saving.lines(run.id), hooks.list()])
  const values = given.split('; ').map((pair) => pair.slice(pair.indexOf('=') + 1))
  expect(values.some((value) => value.length >= 8)).toBe(true)
  for (const value of values.filter(({ length }) => length >= 8)) {
    expect(shown).not.toContain(value)
  }
})

test('a name stays one value in a form and an address, and below the folder of aria2', async () => {
  await using all = await startHooks(({ path }) =>
    path === '/jsonrpc' ? { status: 200, json: { result: 'x' } } : fine,
  )
  const { saving, service, tree } = all
  tree.length = 0
  tree.push(node('..\\..\\a&admin=1\ud83d\u0007.mp4'))
  const form = all.hook('webhook', {
    url: `${service.origin}/hook?names=$names`,
    headers: 'Content-Type: application/x-www-form-urlencoded',
    body: 'names=$names&task=$task',
  })
  const aria2 = all.hook('aria2', { url: `${service.origin}/jsonrpc` })
  const id = saving.add('北风&x=1', 'share1', { hooks: [form, aria2] })
  await saving.saved(id)
  const asked = service.exchanges.find(({ path }) => path === '/hook')
  expect([...new URLSearchParams(asked?.body).keys()]).toEqual(['names', 'task'])
  expect(Object.keys(asked?.query ?? {})).toEqual(['names'])
  const handed = service.exchanges.find(({ path }) => path === '/jsonrpc')
  expect(JSON.parse(handed?.body ?? '{}')).toMatchObject({
    params: [expect.anything(), { out: expect.stringMatching(/^_\/_\/a&admin=1._\.mp4$/) }],
  })
})

test('a header holds nothing that controls a line', async () => {
  await using all = await startHooks()
  const bad = { url: 'http://127.0.0.1:9', headers: 'X-Key: a\u0000b' }
  expect(() => all.hook('webhook', bad)).toThrow(expect.objectContaining({ code: 'HOOK_INVALID' }))
  expect(all.hook('webhook', { ...bad, headers: 'X-Key: a\r\nX-Other:\tb' })).toBe(1)
})

test('Plex is believed only with what it says in a form that is its own', async () => {
  await using all = await startHooks(() => ({ status: 200, json: { MediaContainer: 'none' } }))
  const id = all.hook('plex', settingsOf(all.service.origin).plex)
  expect(await all.hooks.try(id)).toMatchObject({ text: { key: 'hooks.failure.page' } })
})
