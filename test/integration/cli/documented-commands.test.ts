import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CommandHome } from '../../support/command/command-home.ts'
import { outcomeOf, waitForOutput } from '../../support/command/command-line.ts'
import { describeOn } from '../../support/systems.ts'

const page = readFileSync(join(import.meta.dirname, '../../../docs/cli.md'), 'utf8')
const blocks = [...page.matchAll(/```sh(?: (serve))?\n(.*?)```/gs)].map(
  ([, kind = '', script = '']) => ({
    kind,
    script,
  }),
)

describeOn('POSIX', 'examples for a shell', () => {
  let home: CommandHome

  beforeAll(async () => {
    home = await CommandHome.start()
    writeFileSync(
      home.path('links.txt'),
      '黑镜 https://pan.quark.cn/s/a1b2c3d40003 和 https://files.example.com/a\n',
    )
    writeFileSync(home.path('links.csv'), '标题,链接\n狂飙,https://pan.quark.cn/s/a1b2c3d40004\n')
    writeFileSync(
      home.path('quark_config.json'),
      JSON.stringify({
        cookie: ['a secret'],
        tasklist: [
          { taskname: '三体', shareurl: 'https://pan.quark.cn/s/a1b2c3d40005', savepath: '/' },
        ],
        crontab: '0 8 * * 0',
      }),
    )
    writeFileSync(home.path('quark_auto_save.py'), '')
    writeFileSync(
      home.path('pan_library.sql'),
      "INSERT INTO `cloud_resource` (`drama_name`,`link`,`is_expired`) VALUES ('漫长的季节','https://pan.quark.cn/s/a1b2c3d40006',1);",
    )
  })

  afterAll(() => home[Symbol.asyncDispose]())

  describe('each example of docs/cli.md works, one after the other', () => {
    test.each(blocks.filter(({ kind }) => kind === ''))('$script', async ({ script }) => {
      const { code, out, err } = await outcomeOf(home.command.shell(script, home.folder))
      expect({ code, out, err }).toMatchObject({ code: 0 })
      expect(`${out}${err}`).not.toMatch(/a secret|undefined|NaN|\[object/)
    })

    test.each(blocks.filter(({ kind }) => kind === 'serve'))('$script', async ({ script }) => {
      // `exec` so that the signal reaches the command, on whatever port is free.
      const changed = script
        .replace(/^pansentry/m, 'exec pansentry')
        .replace(/--port \d+/, '--port 0')
      const child = home.command.shell(changed, home.folder)
      const ended = outcomeOf(child)
      const [, url = ''] = await waitForOutput(child, /open this link within ten minutes: (\S+)/)
      const { status } = await fetch(url.replace('0.0.0.0', '127.0.0.1'), { redirect: 'manual' })
      expect(status).toBeLessThan(400)
      child.kill('SIGTERM')
      expect(await ended).toMatchObject({ code: 0 })
    })
  })

  test('the page has its examples, and they did what they say', async () => {
    expect(blocks.length).toBeGreaterThan(10)
    const resources = await home.command.json('resources', 'list', '--limit', '0')
    expect(resources).toMatchObject([
      { title: '漫长的季节', isExpired: false, state: null, code: 'import.expired' },
      { title: '三体', isExpired: false, state: null, code: '' },
      { title: '狂飙' },
    ])
    expect(await home.command.json('jobs')).toContainEqual(
      expect.objectContaining({
        id: 'quark_auto_save',
        trigger: expect.objectContaining({ kind: 'cron', crontab: '0 8 * * mon' }),
      }),
    )
  })
})
