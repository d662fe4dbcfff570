import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { TestServer } from '../../../support/http/http-server.ts'
import { SimulatedDrives } from '../../../support/simulated-drives.ts'
import { describeOn } from '../../../support/systems.ts'

const page = readFileSync(join(import.meta.dirname, '../../../../docs/api.md'), 'utf8')
const blocks = [...page.matchAll(/```sh\n(.*?)```/gs)].map(([, text = '']) => text)

describeOn('POSIX', 'examples for a shell', () => {
  // One after another, as a reader would go through the page.
  let server: TestServer
  let drives: SimulatedDrives

  beforeAll(async () => {
    drives = await SimulatedDrives.start(
      () => ({ status: 404 }),
      ['drive-pc.quark.cn', 'drive-h.quark.cn', 'pan.quark.cn'],
    )
    server = await TestServer.open({ engineOptions: { origins: drives.origins } })
  })

  afterAll(async () => {
    await server[Symbol.asyncDispose]()
    await drives.close()
  })

  async function run(text: string): Promise<string> {
    const { stdout } = await promisify(execFile)('sh', ['-eu', '-c', text], {
      encoding: 'utf8',
      cwd: server.dataFolder,
      env: {
        PATH: process.env['PATH'],
        PANSENTRY_URL: server.http.url,
        PANSENTRY_TOKEN: server.credentials.token,
      },
    })
    return stdout
  }

  test.each([
    ['/api/v1/info', /"version"/],
    ['-X DELETE', /"name":"homepage".*"token":"pst_/],
    ['"title": "雪山来信"', /"provider":"quark".*"passcode":"a1B2"/],
    ['filter[health]=dead', /^\{"rows":\[/],
    ['overview/days', /^\[[^]*\{"reviewed":0\}/],
    ['resources/change', /"changed":\d+.*"restored":1/s],
    ['imports/commit', /\{"added":1,"importId":1\}$/],
    ['encoding=gb18030', /"newCount":1.*"title":"狂飙".*"encoding":"gb18030"/],
    ['"id": "hello"', /"kind":"script"/],
    ['resources/export', /雪山来信/],
    ['jobs-file/take', /"jobs":\[.*"id":"hello".*"undo":null/s],
    ['/api/v1/events', /^/],
    ['/api/check_resources_links', /"success":true/],
    [
      '/scheduler/jobs/cleanup_temp_files/run',
      /"day_of_week":"mon-fri".*"id":"cleanup_temp_files"/s,
    ],
  ])('%s', async (part, wanted) => {
    const [block, ...others] = blocks.filter((text) => text.includes(part))
    expect({ block, others }).toEqual({ block: expect.any(String), others: [] })
    expect(await run(block ?? '')).toMatch(wanted)
  })

  test('no example is left out', () => {
    expect(blocks).toHaveLength(14)
    expect(server.engine.jobs.get('hello').recentRuns).toMatchObject([{ jobId: 'hello' }])
    expect(
      server.engine.resources.list({ filter: {}, order: 'added', descending: false, limit: 9 }),
    ).toHaveLength(2)
    expect(server.engine.jobs.get('check_resources_links').trigger).toMatchObject({ hour: 3 })
  })
})
