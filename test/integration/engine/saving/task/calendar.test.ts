import { expect, test } from 'vitest'
import type { SavedFile } from '../../../../../electron/engine/model/saving/step.ts'
import { Store } from '../../../../../electron/engine/store/store.ts'
import { SavingEngine } from '../../../../support/saving/saving-engine.ts'

/** What tasks have, by the moment it came. */
type Had = readonly (readonly [task: number, at: string, state?: SavedFile['state']])[]

function keep(databaseFile: string, had: Had): void {
  const store = new Store(databaseFile)
  for (const [index, [taskId, at, state = 'named']] of had.entries()) {
    const savedAt = Date.parse(at)
    const file = { folder: '/a', original: 'a.mp4', name: 'a.mp4', size: 1, driveId: 'd', state }
    store.saves.keepFile(taskId, { ...file, sourceId: `s${index}`, savedAt })
  }
  store.close()
}

test('files are counted by task on the day of the zone in the settings, without what lay there before', async () => {
  await using saving = await SavingEngine.start()
  const { engine } = saving
  engine.settings.update({ timeZone: 'Asia/Shanghai' })
  const north = saving.add('北风', 'share1')
  const south = saving.add('南山', 'share2')
  keep(saving.databaseFile, [
    [north, '2026-02-28T15:59:59.999Z'],
    [north, '2026-02-28T16:00:00Z'],
    [south, '2026-03-10T15:59:00Z'],
    [north, '2026-03-10T15:59:30Z', 'landed'],
    [south, '2026-03-10T15:59:59Z'],
    [south, '2026-03-10T16:00:00Z'],
    [south, '2026-03-10T17:00:00Z', 'adopted'],
    [south, '2026-03-31T15:59:59Z'],
    [south, '2026-03-31T16:00:00Z'],
  ])
  const northern = (files: number) => ({ taskId: north, taskName: '北风', files })
  const southern = (files: number) => ({ taskId: south, taskName: '南山', files })
  const march = {
    month: '2026-03',
    today: '2026-03-11',
    days: [
      { day: '2026-03-01', tasks: [northern(1)] },
      { day: '2026-03-10', tasks: [southern(2), northern(1)] },
      { day: '2026-03-11', tasks: [southern(1)] },
      { day: '2026-03-31', tasks: [southern(1)] },
    ],
  }
  expect(engine.saving.calendar('2026-03')).toEqual(march)
  expect(engine.saving.calendar(undefined)).toEqual(march)
  expect(engine.saving.calendar('2026-02').days).toEqual([
    { day: '2026-02-28', tasks: [northern(1)] },
  ])
  expect(engine.saving.calendar('2026-04').days).toEqual([
    { day: '2026-04-01', tasks: [southern(1)] },
  ])

  engine.settings.update({ timeZone: 'UTC' })
  expect(engine.saving.calendar('2026-03').days.map(({ day }) => day)).toEqual([
    '2026-03-10',
    '2026-03-31',
  ])
})

test('the present month is that of the zone, both passes of an hour are of one day, and a removed task is gone from it', async () => {
  await using saving = await SavingEngine.start()
  const { engine } = saving
  // At its midnight clocks went back to 23:00, and the day's last hour came twice.
  engine.settings.update({ timeZone: 'America/Asuncion' })
  const id = saving.add('北风', 'share1')
  keep(saving.databaseFile, [
    [id, '2024-03-24T02:30:00Z'],
    [id, '2024-03-24T03:30:00Z'],
    [id, '2024-03-24T04:00:00Z'],
    [id, '2024-12-31T23:30:00Z'],
  ])
  const found = engine.saving.calendar('2024-03').days
  expect(found.map(({ day, tasks }) => [day, tasks[0]?.files])).toEqual([
    ['2024-03-23', 2],
    ['2024-03-24', 1],
  ])
  expect(engine.saving.calendar('2024-12').days.map(({ day }) => day)).toEqual(['2024-12-31'])
  expect(engine.saving.calendar('2025-01').days).toEqual([])
  engine.saving.tasks.remove(id)
  expect(engine.saving.calendar('2024-03').days).toEqual([])
})
