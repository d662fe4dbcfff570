import type { ChildProcess } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { CommandHome } from '../support/command/command-home.ts'
import { CommandLine, outcomeOf, waitForOutput } from '../support/command/command-line.ts'
import { noPauses } from '../support/drives/no-pauses.ts'
import { codeIn, fencesIn, readDocument, tablesBelow } from '../support/markdown.ts'
import { describeOn } from '../support/systems.ts'

const config = {
  cookie: ['a secret'],
  tasklist: [
    { taskname: '三体', shareurl: 'https://pan.quark.cn/s/a1b2c3d40005', savepath: '/三体' },
    { taskname: '狂飙', shareurl: 'https://pan.quark.cn/s/a1b2c3d40404', savepath: '/狂飙' },
  ],
  crontab: '0 8,18,20 * * *',
}
const oldVariables = { DB_HOST: 'nowhere.invalid', DB_PORT: '1', SCHEDULER_API_ENABLED: 'False' }
const dump =
  "INSERT INTO `cloud_resource` (`drama_name`,`link`,`is_expired`) VALUES ('漫长的季节','https://pan.quark.cn/s/a1b2c3d40006',1);"

const jobsSchema = z.array(
  z.object({ id: z.string(), recentRuns: z.array(z.object({ outcome: z.string().nullable() })) }),
)

describeOn('POSIX', 'examples for a shell', () => {
  // In Chinese the log has the words of the old one.
  describe.each([
    ['docs/coming-from-quark-auto-save.md', 'en_US.UTF-8', '## Where is my log?'],
    ['docs/zh-CN/coming-from-quark-auto-save.md', 'zh_CN.UTF-8', '## 我的日志在哪里？'],
  ])('%s', (path, LANG, logHeading) => {
    const isChinese = LANG.startsWith('zh')
    const page = readDocument(path)
    const fences = fencesIn(page)
    const commands = fences.filter(({ kind }) => kind === 'sh').map(({ text }) => text)
    let home: CommandHome
    let command: CommandLine
    let served: ChildProcess
    let url = ''

    const asScript = () => {
      const token = readFileSync(join(home.dataFolder, 'api-token'), 'utf8').trim()
      return { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' }
    }
    const list = async () => {
      const answer = await fetch(`${url}/api/v1/jobs`, { headers: asScript() })
      return jobsSchema.parse(await answer.json())
    }

    beforeAll(async () => {
      home = await CommandHome.start()
      command = new CommandLine(home.dataFolder, {
        ...oldVariables,
        PANSENTRY_ORIGINS: home.originsFile,
        LANG,
      })
      const oldFile = Object.entries(oldVariables).map(([name, value]) => `${name}=${value}\n`)
      for (const folder of [home.folder, home.dataFolder]) {
        mkdirSync(folder, { recursive: true })
        writeFileSync(join(folder, '.env'), `${oldFile.join('')}SCHEDULER_TIMEZONE=Asia/Tokyo\n`)
      }
      writeFileSync(home.path('quark_config.json'), JSON.stringify(config))
      writeFileSync(home.path('pan_library.sql'), dump)
      for (const { kind, text } of fences.filter(({ kind }) => kind === 'js')) {
        const [, name = kind] = /^\/\/ (\S+)\n/.exec(text) ?? []
        writeFileSync(home.path(name), text)
      }
      writeFileSync(home.path('quark_auto_save.py'), '')
      writeFileSync(home.path('my_task.py'), 'print("good night")\n')
      const [start = ''] = fences.filter(({ kind }) => kind === 'sh serve').map(({ text }) => text)
      const onFreePort = start
        .replace(/--port \d+/, '--port 0')
        .replace('pansentry', 'exec pansentry')
      served = command.shell(`export ${onFreePort.replace(' exec', '; exec')}`, home.folder)
      ;[, url = ''] = await waitForOutput(served, /(http:\/\/127\.0\.0\.1:\d+)/)
      await fetch(`${url}/scheduler/jobs/check_resources_links`, {
        method: 'PATCH',
        headers: asScript(),
        body: JSON.stringify({
          kwargs: { ...noPauses, pauseMinSeconds: 0.1, pauseMaxSeconds: 0.2 },
        }),
      })
    })

    afterAll(async () => {
      const ended = outcomeOf(served)
      served.kill('SIGTERM')
      await ended
      await home[Symbol.asyncDispose]()
    })

    test('the first start takes SCHEDULER_TIMEZONE', async () => {
      const log = readFileSync(join(home.dataFolder, 'logs/app.log'), 'utf8')
      expect(log).toMatch(/Asia\/Shanghai.*SCHEDULER_TIMEZONE|SCHEDULER_TIMEZONE.*Asia\/Shanghai/)
    })

    test('the old .env changes nothing', async () => {
      expect((await fetch(`${url}/scheduler/jobs`)).status).toBe(401)
      const log = readFileSync(join(home.dataFolder, 'logs/app.log'), 'utf8')
      expect(log).not.toMatch(/nowhere\.invalid|Asia\/Tokyo/)
      expect(existsSync(join(home.dataFolder, 'pansentry.db'))).toBe(true)
    })

    test.each(commands)('%s', async (script) => {
      const here = script.replace('http://127.0.0.1:5005', url)
      const { code, out, err } = await outcomeOf(command.shell(here, home.folder))
      expect({ code, out, err }).toMatchObject({ code: 0 })
      expect(`${out}${err}`).not.toMatch(/a secret|undefined|NaN|\[object/)
      // The folder is watched, and a check that was started goes on.
      const known = script.startsWith('cp ') ? ['my_task'] : []
      const isQuiet = async () => {
        const jobs = await list()
        const isDone = jobs.every(({ recentRuns }) =>
          recentRuns.every((run) => run.outcome !== null),
        )
        return isDone && known.every((id) => jobs.some((job) => job.id === id))
      }
      await expect.poll(isQuiet, { timeout: 20_000 }).toBe(true)
    })

    test('they did what the page says', async () => {
      expect(commands).toHaveLength(11)
      expect(await command.json('resources', 'list', '--limit', '0')).toMatchObject([
        { title: '漫长的季节', isExpired: false, state: 'valid' },
        { title: '狂飙', isExpired: true, state: 'deleted' },
        { title: '三体', isExpired: false, state: 'valid' },
      ])
      const ran = (await list()).filter(({ recentRuns }) => recentRuns.length > 0)
      expect(ran).toEqual([
        {
          id: 'check_resources_links',
          recentRuns: [{ outcome: 'succeeded' }, { outcome: 'succeeded' }],
        },
        { id: 'my_python_task', recentRuns: [{ outcome: 'succeeded' }] },
        { id: 'my_task', recentRuns: [{ outcome: 'succeeded' }] },
      ])
    })

    test('the log has the words of the table', async () => {
      const [rows = []] = tablesBelow(page, logHeading)
      const words = rows.flatMap(([was = '', now = '']) =>
        codeIn(/^(?:相同|the same)/.test(now) ? was : now),
      )
      expect(words).toEqual(expect.arrayContaining(['✅', '❌', '[1/', '等待', '定时任务已注册']))
      const log = readFileSync(join(home.dataFolder, 'logs/app.log'), 'utf8')
      const run = await outcomeOf(
        command.shell('pansentry logs --job check_resources_links', home.folder),
      )
      // Nothing here leaves a doubt.
      const written = words.filter(
        (word) => word !== '⚠️' && (isChinese || !/\p{Script=Han}/u.test(word)),
      )
      expect(written.filter((word) => !`${log}${run.out}`.includes(word))).toEqual([])
    })
  })
})
