import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runSchema } from '../../../electron/api/contract/runs.ts'
import { CommandHome } from '../../support/command/command-home.ts'
import { CommandLine, outcomeOf, waitForOutput } from '../../support/command/command-line.ts'
import { listen } from '../../support/http/local-server.ts'
import { describeOn } from '../../support/systems.ts'

let home: CommandHome

describe('where no Pansentry runs', () => {
  beforeAll(async () => {
    home = await CommandHome.start()
    await home.fill()
  })
  afterAll(() => home[Symbol.asyncDispose]())

  test.each([
    ['no command', [], 2, /^Usage: pansentry/],
    ['a command that is none', ['frobnicate'], 2, /There is no command frobnicate/],
    ['an option that is none', ['jobs', '--frobnicate'], 2, /There is no option --frobnicate/],
    ['a missing argument', ['run'], 2, /argument <id> is missing/],
    ['too many arguments', ['doctor', 'me'], 2, /more arguments/],
    ['a value that does not fit', ['runs', '--limit', 'many'], 2, /“limit” does not fit/],
    ['a drive that is none', ['resources', 'list', '--provider', 'nowhere'], 2, /“provider”/],
    ['pause without saying what', ['pause'], 2, /Name one job, or write --all/],
    ['a job that is none', ['run', 'nothing'], 1, /no job “nothing”/],
    ['a run that is none', ['logs', '--run', '99'], 1, /no run 99/],
    ['a crontab that never comes due', ['next', '0 0 30 2 *'], 1, /It never runs/],
    ['a crontab that is none', ['next', '99 * * * *'], 1, /schedule cannot be read/],
    ['no link in a text', ['check', '-'], 2, /no link in this text/],
    ['an address that is none', ['check', 'nothing'], 1, /no link in it that can be checked/],
    ['a file that is none', ['resources', 'import', '/nowhere.csv'], 1, /cannot be read/],
    ['following nobody', ['logs', '-f'], 1, /No Pansentry runs/],
    ['a sign-in where nobody runs', ['sign-in'], 1, /Start “pansentry serve”/],
    ['a server for others without a flag', ['serve', '--host', '0.0.0.0'], 2, /--allow-network/],
    [
      'a server for others without a password',
      ['serve', '--host', '0.0.0.0', '--allow-network'],
      2,
      /--password-file/,
    ],
  ] as const)('refuses %s', async (_, args, code, sentence) => {
    const outcome = await home.command.run(args)
    expect(outcome).toMatchObject({ code, out: '' })
    expect(outcome.err).toMatch(sentence)
  })

  test('serve says which port is in use', async () => {
    await using other = await listen(createServer())
    const { port } = other
    const { code, err } = await home.command.run(['serve', '--port', String(port)])
    expect({ code, err }).toEqual({
      code: 1,
      err: `✗ Port ${port} is in use. Choose another one, or close the program that uses it and try again.\n`,
    })
  })

  test('says an error as JSON to a program', async () => {
    const { code, out, err } = await home.command.run(['run', 'nothing', '--json'])
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(JSON.parse(err)).toMatchObject({ error: { code: 'JOB_NOT_FOUND' } })
  })

  test('lists jobs as a table without colour in a pipe, in the language asked for', async () => {
    const { out } = await home.command.run(['jobs'])
    expect(out).toMatch(/^ID +Name +Schedule/)
    expect(out).toContain('Every day at 02:00')
    expect(out).not.toContain('\u001B')
    const chinese = new CommandLine(home.dataFolder, { LANG: 'zh_CN.UTF-8', FORCE_COLOR: '1' })
    const other = (await chinese.run(['jobs'])).out
    expect(other).toContain('每天 02:00')
    expect(other).toContain('\u001B[')
    expect((await chinese.run(['jobs', '--no-color'])).out).not.toContain('\u001B')
  })

  test('exports links as a file that can be imported again', async () => {
    const { code, out } = await home.command.run(['resources', 'export'])
    expect(code).toBe(0)
    expect(out.split(/\r?\n/)[0]).toMatch(/^\uFEFFtitle,url,passcode,/)
    expect(out).toContain('黑镜 第七季,https://pan.quark.cn/s/a1b2c3d40001')
    const narrowed = await home.command.run(['resources', 'export', '--filter', 'Mirror', '--json'])
    expect(JSON.parse(narrowed.out)).toMatchObject([{ title: 'Black Mirror' }])
  })

  test('keeps links: adds, refuses twice, asks before it deletes', async () => {
    const url = 'https://pan.quark.cn/s/a1b2c3d40007'
    const added = await home.command.json('resources', 'add', url, '--title', '三体', '--note', 'x')
    expect(added).toMatchObject({ title: '三体', note: 'x', state: null })
    const twice = await home.command.run(['resources', 'add', url])
    expect(twice).toMatchObject({ code: 1 })
    expect(twice.err).toContain('already')
    const list = await home.command.run(['resources', 'list', '--filter', '三体'])
    expect(list.out).toContain(url)
    const { id } = added as { id: number }
    const asked = await home.command.run(['resources', 'delete', String(id)])
    expect(asked).toMatchObject({ code: 1, out: '' })
    expect(await home.command.json('resources', 'delete', String(id), '--yes')).toEqual({
      deleted: 1,
      undo: 1,
    })
  })

  test('imports nothing before it is confirmed', async () => {
    const file = home.path('links.json')
    writeFileSync(
      file,
      JSON.stringify([{ title: '狂飙', url: 'https://pan.quark.cn/s/a1b2c3d40008' }, 'words']),
    )
    const asked = await home.command.run(['resources', 'import', file])
    expect(asked).toMatchObject({ code: 1 })
    expect(asked.out).toMatch(/1 new link\n +狂飙[^]*1 entry gives no link/)
    expect(await home.command.json('resources', 'list', '--filter', '狂飙')).toEqual([])
    const done = await home.command.json('resources', 'import', file, '--yes', '--category', '剧')
    expect(done).toMatchObject({ added: 1 })
    expect(await home.command.json('resources', 'list', '--filter', '狂飙')).toMatchObject([
      { category: '剧' },
    ])
  })

  test('tells how many links a check asks and about how long, and asks for less with --due', async () => {
    const check = (...options: string[]) =>
      home.command.run(['run', 'check_resources_links', ...options])
    const all = await check()
    expect(all).toMatchObject({ code: 0 })
    expect(all.out).toMatch(/^Checking (\d+) links, less than a minute\.\n[^]*\[\1\/\1\]/)
    const none = await check('--due')
    expect(none).toMatchObject({ code: 0 })
    expect(none.out.match(/No link is due/g)).toHaveLength(1)
    expect(none.out).not.toContain('[1/')
    const again = await check()
    expect(again.out).toMatch(/^Checking \d+ links?, less than a minute/)
    const other = await home.command.run(['run', 'cleanup_temp_files', '--due'])
    expect(other).toMatchObject({ code: 1, out: '' })
    expect(other.err).toContain('only check_resources_links can')
  })

  test('runs a job itself, and waits for it', async () => {
    const { code, out } = await home.command.run(['run', 'cleanup_temp_files'])
    expect(code).toBe(0)
    expect(out).toMatch(/Run started: By hand[^]*Succeeded/)
    const [last] = runSchema.array().parse(await home.command.json('runs', '--limit', '1'))
    expect(last).toMatchObject({
      jobId: 'cleanup_temp_files',
      outcome: 'succeeded',
      cause: 'manual',
    })
    const { out: list } = await home.command.run(['runs', '--limit', '1'])
    expect(list).toMatch(/Clean up +By hand/)
    expect(list).not.toMatch('cleanup_temp_files')
    const lines = (await home.command.run(['logs', '--json'])).out.trim().split(/\r?\n/)
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ runId: last?.id, seq: 1 })
  })

  describeOn('POSIX', 'signals', () => {
    test('Ctrl-C cancels the run it waits for, and the run ends in order', async () => {
      const child = home.command.start('run', 'slow')
      const ended = outcomeOf(child)
      await waitForOutput(child, /second 1/)
      child.kill('SIGINT')
      expect(await ended).toMatchObject({ code: 130 })
      expect(await home.command.json('runs', '--limit', '1')).toMatchObject([
        { jobId: 'slow', outcome: 'cancelled' },
      ])
      expect(existsSync(join(home.dataFolder, 'control.json'))).toBe(false)
    })
  })

  test('another command reaches the run that one of them carries out', async () => {
    const child = home.command.start('run', 'slow', '--json')
    const ended = outcomeOf(child)
    const going = async () => {
      const runs = runSchema.array().parse(await home.command.json('runs', '--limit', '1'))
      return runs[0]?.outcome === null
    }
    await expect.poll(going).toBe(true)
    expect(await home.command.json('cancel', 'slow')).toMatchObject({ cancelled: true })
    const { code, out } = await ended
    expect(code).toBe(1)
    expect(JSON.parse(out)).toMatchObject({ outcome: 'cancelled' })
    expect(await home.command.run(['cancel'])).toMatchObject({
      code: 1,
      out: 'Nothing is running.\n',
    })
  })

  test('restores a backup that is whole, and keeps what was there', async () => {
    expect((await home.command.run(['backup'])).code).toBe(0)
    const [name = ''] = readdirSync(join(home.dataFolder, 'backups'))
    const backup = join(home.dataFolder, 'backups', name)
    await home.command.json('resources', 'add', 'https://pan.quark.cn/s/a1b2c3d40009')
    const before = await home.command.json('resources', 'list')

    const damaged = home.path('damaged.db')
    const bytes = readFileSync(backup)
    bytes.fill(0x5a, 4096, 4096 * 6)
    writeFileSync(damaged, bytes)
    const other = home.path('words.db')
    writeFileSync(other, 'no database')
    for (const file of [damaged, other]) {
      expect(await home.command.run(['restore', file, '--yes'])).toMatchObject({ code: 1, out: '' })
    }
    expect(await home.command.json('resources', 'list')).toEqual(before)
    expect(await home.command.run(['restore', backup])).toMatchObject({ code: 1 })

    const { kept } = (await home.command.json('restore', backup, '--yes')) as { kept: string }
    const after = await home.command.json('resources', 'list')
    expect(JSON.stringify(after)).not.toContain('a1b2c3d40009')
    // The backup holds the run that made it, as one that ended.
    const [made] = (await home.command.json('runs')) as { jobId: string; outcome: string }[]
    expect(made).toMatchObject({ jobId: 'back_up_database', outcome: 'succeeded' })
    const aside = new CommandLine(home.path('aside'))
    await aside.json('restore', kept, '--yes')
    expect(await aside.json('resources', 'list')).toEqual(before)
  })

  test('a job that comes with Pansentry has no file to delete', async () => {
    const { err } = await home.command.run(['job', 'remove', 'check_resources_links', '--yes'])
    expect(err).toMatch(/^✗ .*Pansentry brings it: pause it instead\.\n$/)
  })

  test('a database is no file of links, and what to do instead is said', async () => {
    for (const command of [['import-quark-auto-save'], ['resources', 'import']]) {
      const file = join(home.dataFolder, 'pansentry.db')
      const { code, out, err } = await home.command.run([...command, file, '--yes'])
      expect({ code, out }).toEqual({ code: 1, out: '' })
      expect(err).toContain('sqlite3 pan.db .dump > pan.sql')
    }
  })

  test('taking over a configuration again leaves its job as it is', async () => {
    const config = home.path('quark_config.json')
    const script = home.path('quark_auto_save.py')
    writeFileSync(config, JSON.stringify({ crontab: '0 8 * * *', tasklist: [] }))
    writeFileSync(script, '')
    const takeOver = () =>
      home.command.json('import-quark-auto-save', config, '--script', script, '--yes')
    expect(await takeOver()).toMatchObject({ jobId: 'quark_auto_save' })
    expect(await takeOver()).toMatchObject({
      jobId: null,
      preview: { schedule: { isTaken: true } },
    })
    await home.command.json('job', 'remove', 'quark_auto_save', '--yes')
  })

  test('what does not fit is said in Chinese', async () => {
    const chinese = new CommandLine(home.dataFolder, { LANG: 'zh_CN.UTF-8' })
    for (const [args, sentence] of [
      [['job', 'set', 'back_up_database', '--param', 'nope=1'], /没有这一项。（params\.nope）/],
      [
        ['job', 'set', 'back_up_database', '--policy', 'retries=many'],
        /“retries” 的值不|“retries”/,
      ],
      [['settings', 'set', 'http.port', 'many'], /“http\.port”/],
      [['settings', 'set', 'startAtLoginHindrance', 'null'], /没有/],
    ] as const) {
      const { err } = await chinese.run(args)
      expect(err).toMatch(sentence)
      expect(err).not.toMatch(/Unrecognized|Invalid|expected|Hindrance,/)
    }
  })

  test('doctor tells what is well and what is odd', async () => {
    await home.command.run(['pause', '--all'])
    const findings = await home.command.json('doctor')
    expect(findings).toContainEqual(expect.objectContaining({ check: 'database', status: 'good' }))
    expect(findings).toContainEqual(expect.objectContaining({ check: 'jobs', status: 'warn' }))
    await home.command.run(['resume', '--all'])
    const fresh = await new CommandLine(home.path('fresh')).json('doctor')
    for (const check of ['folder', 'database', 'backup', 'jobs']) {
      expect(fresh).toContainEqual(expect.objectContaining({ check, status: 'good', advice: '' }))
    }
    writeFileSync(home.path('file'), '')
    const impossible = await new CommandLine(join(home.path('file'), 'data')).run(['doctor'])
    expect(impossible.code).toBe(1)
    expect(impossible.out).toMatch(/✗ +Data folder[^]*choose another/)
    const broken = home.path('broken')
    const sick = new CommandLine(broken)
    await sick.run(['jobs'])
    writeFileSync(join(broken, 'pansentry.db'), 'no database at all')
    const { code, out } = await sick.run(['doctor'])
    expect(code).toBe(1)
    expect(out).toMatch(/✗ +Database[^]*There is no good backup of it/)
  })
})
