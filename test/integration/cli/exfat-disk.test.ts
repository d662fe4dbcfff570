import { linkSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { CommandLine, outcomeOf, waitForOutput } from '../../support/command/command-line.ts'
import { ExfatDisk } from '../../support/disks/exfat-disk.ts'
import { describeOn } from '../../support/systems.ts'

describeOn('Linux as root with exFAT', 'a disk without links', () => {
  test('a data folder on exFAT is made, served, backed up and restored', async () => {
    using disk = new ExfatDisk()
    const file = join(disk.path, 'file')
    writeFileSync(file, '')
    expect(() => linkSync(file, `${file}-link`)).toThrow(/EPERM|ENOTSUP|ENOSYS/)
    const data = join(disk.path, 'data')
    const command = new CommandLine(data)
    const served = command.shell('exec pansentry serve --no-http', disk.path)
    const ended = outcomeOf(served)
    await waitForOutput(served, /engine runs/)
    await command.json('resources', 'add', 'https://pan.quark.cn/s/a1b2c3d40001')
    expect(await command.run(['stop'])).toMatchObject({ code: 0 })
    expect(await ended).toMatchObject({ code: 0 })
    const before = await command.json('resources', 'list')
    expect(await command.run(['backup'])).toMatchObject({ code: 0 })
    await command.json('resources', 'add', 'https://pan.quark.cn/s/a1b2c3d40002')
    const [backup = ''] = readdirSync(join(data, 'backups'))
    await command.json('restore', join(data, 'backups', backup), '--yes')
    expect(await command.json('resources', 'list')).toEqual(before)
    expect(
      readdirSync(data).filter((name) => /restoring|keeping|\.new$|\.sock$/.test(name)),
    ).toEqual([])
  })
})
