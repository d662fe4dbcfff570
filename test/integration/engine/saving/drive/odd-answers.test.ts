import { expect, test } from 'vitest'
import { DriveFault } from '../../../../../electron/engine/saving/drive/drive-fault.ts'
import type { SavingDrive } from '../../../../../electron/engine/saving/drive/saving-drive.ts'
import { oddAnswers } from '../../../../support/saving/odd-answers.ts'
import { SavingHarness } from '../../../../support/saving/saving-harness.ts'
import { putUp, scenes } from '../../../../support/saving/scenes.ts'

const share = { shareId: 'share1', passcode: '', token: 'st-share1' }
const item = { id: 'f1', token: 't1', name: '1.mp4', isFolder: false, size: 1, updatedAt: 0 }

const calls: Readonly<
  Record<Exclude<keyof SavingDrive, 'saveLimit'>, (port: SavingDrive) => unknown>
> = {
  account: (port) => port.account(),
  openShare: (port) => port.openShare(share),
  listShare: (port) => port.listShare(share, '0'),
  listFolder: (port) => port.listFolder('0'),
  findFolders: (port) => port.findFolders(['/a']),
  makeFolder: (port) => port.makeFolder('/a'),
  save: (port) => port.save(share, [item], '0'),
  rename: (port) => port.rename('1', 'a'),
  move: (port) => port.move(['1'], '0'),
  bin: (port) => port.bin(['1']),
  poll: (port) => port.poll('task-1', 0),
  downloads: (port) => port.downloads(['1']),
}

test.each(Object.entries(calls))(
  '%s that is answered oddly may have been carried out',
  async (_, call) => {
    await using harness = await SavingHarness.start()
    for (const [what, answer] of Object.entries(oddAnswers)) {
      harness.answering = () => answer
      const fault = await Promise.resolve(call(harness.port())).catch((error: unknown) => error)
      expect.soft(fault, what).toBeInstanceOf(DriveFault)
      const isUncertain = fault instanceof DriveFault && fault.isUncertain
      expect.soft(isUncertain, `${what}: ${String(fault)}`).toBe(true)
    }
  },
)

const pathsIn = ({ drive }: SavingHarness) => [
  ...drive.list().map(({ path }) => path),
  ...drive.bin.map(({ name }) => `bin: ${name}`),
]

const odd = Object.values(oddAnswers).filter(({ text = '' }) => text.length < 1000)

test.each(['renamed', 'another folder in its place', 'better copies'])(
  'whatever a drive answers, and whether or not it did what it was asked, nothing is done twice: %s',
  async (name) => {
    const scene = scenes.find((each) => each.name === name)
    if (!scene) throw new Error('There is no such scene.')
    await using calm = await SavingHarness.start()
    await calm.run(putUp(calm, scene))
    const should = pathsIn(calm)
    for (let index = 0; index < calm.exchanges.length; index += 3) {
      for (const isDone of [true, false]) {
        await using harness = await SavingHarness.start()
        const task = putUp(harness, scene)
        let asked = 0
        let oddPath = ''
        harness.answering = (exchange) => {
          if (asked === index) oddPath = exchange.path
          asked += 1
          if (exchange.path !== oddPath) return undefined
          if (isDone) harness.drive.answer(exchange)
          return odd[index % odd.length]
        }
        await harness.run(task)
        harness.answering = () => undefined
        await harness.run(task)
        await harness.run(task)
        expect.soft(pathsIn(harness), `${index} ${oddPath} ${isDone}`).toEqual(should)
      }
    }
  },
)
