import { expect, test } from 'vitest'
import { TestDoor } from '../../../../support/http/http-door.ts'

test('the check starts at once, and not twice', async () => {
  await using door = await TestDoor.open()
  const path = '/api/check_resources_links'
  // There is a pause after the first link, so the check is under way for a while.
  for (const name of ['a', 'b']) {
    const url = `http://127.0.0.1:9/${name}`
    door.engine.resources.add({ title: name, url, passcode: '', category: '', note: '' })
  }
  const first = await door.ask('POST', path)
  const second = await door.ask('POST', path)
  expect([first.status, first.json()]).toEqual([
    200,
    { success: true, message: '资源链接检查任务已启动，请查看日志了解进度' },
  ])
  expect([second.status, second.json()]).toEqual([
    409,
    { success: false, message: '资源链接检查任务正在运行，请等它结束后再试' },
  ])
  expect((await door.ask('GET', path)).status).toBe(405)
  expect((await door.send('POST', path, undefined, {})).json()).toMatchObject({ success: false })
})

// The original's empty answers say that they are HTML.
