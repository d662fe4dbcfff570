import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { PlanTask } from '../../../../../electron/engine/saving/plan/plan-task.ts'
import { node, SavingHarness, taskOf } from '../../../../support/saving/saving-harness.ts'
import type { SharedNode } from '../../../../support/saving/simulated-nodes.ts'

// What sharers and users do between two runs: nothing comes twice, and nothing new is missed.

let harness: SavingHarness

beforeEach(async () => {
  harness = await SavingHarness.start()
})

afterEach(() => harness[Symbol.asyncDispose]())

const named = { kind: 'pattern', pattern: '', replacement: '{TASKNAME}.E{E}.{EXT}' } as const

/** Runs a task on a share, once more after something happened; the paths of the files below the task's folder. */
async function after(
  change: Partial<PlanTask>,
  first: SharedNode[],
  then: SharedNode[],
  byHand: () => void = () => {},
): Promise<string[]> {
  const share = (tree: SharedNode[]) =>
    harness.drive.shares.set('share1', { pwd_id: 'share1', passcode: '', tree })
  const task = taskOf('share1', change)
  share(first)
  await harness.run(task)
  byHand()
  share(then)
  await harness.run(task)
  // A third run finds nothing more.
  expect(await harness.run(task)).toMatchObject({ kind: 'nothing-new' })
  return files()
}

const files = () =>
  harness.drive.list().flatMap(({ dir, path }) => (dir ? [] : path.replace('/影视/北风/', '')))

describe('a folder that was alone in the share', () => {
  test.each([
    ['as they are', {}, ['01.mp4', '02.mp4', '说明.txt']],
    ['under new names', { naming: named }, ['北风.E01.mp4', '北风.E02.mp4', '说明.txt']],
  ])('is no second copy once something lies beside it: %s', async (_, change, expected) => {
    const [one, two] = [node('01.mp4'), node('02.mp4')]
    const folder = (children: SharedNode[]) => ({ ...node('北风', children), fid: 'folder' })
    const then = [folder([two, one]), node('说明.txt')]
    expect(await after(change, [folder([one])], then)).toEqual(expected)
  })

  test('is looked into though the rule takes no folder', async () => {
    const [one, two] = [node('01.mp4'), node('02.mp4')]
    const rule = { naming: { kind: 'pattern', pattern: 'mp4$', replacement: '' } } as const
    const then = [{ ...node('北风', [two, one]), fid: 'folder' }, node('说明.txt')]
    expect(await after(rule, [{ ...node('北风', [one]), fid: 'folder' }], then)).toEqual([
      '01.mp4',
      '02.mp4',
    ])
  })
})

test('what the sharer moves into a folder does not come again', async () => {
  const [one, two, three] = [node('01.mp4'), node('02.mp4'), node('03.mp4')]
  const then = [node('1-2', [two, one]), three]
  expect(await after({}, [two, one], then)).toEqual(['01.mp4', '02.mp4', '03.mp4'])
})

describe('a folder that is followed', () => {
  const [one, two, other] = [node('1.mp4'), node('2.mp4'), node('x.mp4')]
  const folder = (name: string, children: SharedNode[]) => ({
    ...node(name, children),
    fid: 'folder',
  })
  const ways = [
    ['saved whole', { followed: '4K' }, ''],
    ['saved by a rule', { followed: '4K', isNamedBelow: true, naming: named }, '北风.E'],
  ] as const

  test.each(ways)('goes on under another name of the sharer: %s', async (_, change, prefix) => {
    const then = [folder('4K 高清', [two, one]), other]
    expect(await after(change, [folder('4K', [one]), other], then)).toEqual([
      `4K/${prefix}1.mp4`,
      `4K/${prefix}2.mp4`,
      'x.mp4',
    ])
  })

  test('goes on under another name of the person', async () => {
    const then = [folder('4K', [two, one]), other]
    const rename = () => {
      const own = harness.drive.find('/影视/北风/4K')
      if (own) own.name = '4K版'
    }
    const found = await after({ followed: '4K' }, [folder('4K', [one]), other], then, rename)
    expect(found).toEqual(['4K版/1.mp4', '4K版/2.mp4', 'x.mp4'])
  })

  test('does not come back after a person deleted it', async () => {
    const first = [folder('4K', [one]), other]
    const remove = () => harness.drive.remove('/影视/北风/4K')
    const then = [folder('4K', [two, one]), other]
    expect(await after({ followed: '4K' }, first, then, remove)).toEqual(['x.mp4'])
  })

  test.each([
    ['one of its files that a person deleted stays away', () => [folder('4K', [two, one]), other]],
    [
      'what the sharer moves into a folder in it',
      () => [folder('4K', [two, node('旧', [one])]), other],
    ],
  ])('%s', async (what, then) => {
    const remove = () => {
      if (what.startsWith('one')) harness.drive.remove('/影视/北风/4K/1.mp4')
    }
    const found = await after({ followed: '.' }, [folder('4K', [one]), other], then(), remove)
    expect(found.filter((path) => path.endsWith('1.mp4'))).toHaveLength(
      what.startsWith('one') ? 0 : 1,
    )
    expect(found).toContain('4K/2.mp4')
  })

  test('is not mixed up with a new one of its old name', async () => {
    const then = [folder('4K 旧', [one]), node('4K', [node('9.mp4')]), other]
    const found = await after({ followed: '4K' }, [folder('4K', [one]), other], then)
    // Its name is taken: it waits rather than lie among what is of another folder.
    expect(found).toEqual(['4K/1.mp4', 'x.mp4'])
  })
})

test.each([
  ['and another that was saved is there', [node('4.mp4'), node('3.mp4')], ['3.mp4', '4.mp4']],
  ['and it was the only one', [node('3.mp4')], ['3.mp4']],
])(
  'what lay below the start file never comes, though the sharer takes that away: %s',
  async (_, top, expected) => {
    const below = [node('2.mp4'), node('1.mp4')]
    const fresh = { ...node('5.mp4'), updated_at: Date.parse('2026-04-01') }
    const then = [fresh, ...top.slice(0, -1), ...below]
    const startId = top.at(-1)?.fid ?? ''
    expect(await after({ startId }, [...top, ...below], then)).toEqual([...expected, '5.mp4'])
  },
)

describe('a task without names, whose link is another one', () => {
  test.each([
    ['another width', ['1.mp4', '2.mp4', '3.mp4'], '3.mp4'],
    ['another container', ['第01集.mkv', '第02集.mkv', '第03集.mkv'], '第03集.mkv'],
    ['another way of writing', ['S01E01.mp4', 'S01E02.mp4', 'S01E03.mp4'], 'S01E03.mp4'],
  ])('goes on at the same episode: %s', async (_, names, expected) => {
    const then = names.map((name) => node(name))
    const remove = () => harness.drive.remove('/影视/北风/第02集.mp4')
    const first = [node('第01集.mp4'), node('第02集.mp4')]
    expect(await after({}, first, then, remove)).toEqual(['第01集.mp4', expected].toSorted())
  })

  test('takes another piece of the same number', async () => {
    const then = [node('第01集 花絮.mp4'), node('第02集下.mp4'), node('01.txt')]
    const first = [node('第01集.mp4'), node('第02集上.mp4')]
    expect(await after({}, first, then)).toHaveLength(5)
  })
})

test('without names a second container of an episode stays away, and another picture does not', async () => {
  const [one, two] = [node('第01集.mp4'), node('第02集.mp4')]
  const then = [node('第01集.mkv'), node('第02集.2160p.mp4'), one, two]
  expect(await after({}, [one, two], then)).toEqual([
    '第01集.mp4',
    '第02集.2160p.mp4',
    '第02集.mp4',
  ])
})

test.each([
  ['of another size', 300, 0],
  ['of the same size that came later', 100, Date.parse('2026-04-01')],
])('a newer copy %s is named, and not saved', async (_, size, updatedAt) => {
  const task = taskOf('share1')
  const share = (tree: SharedNode[]) =>
    harness.drive.shares.set('share1', { pwd_id: 'share1', passcode: '', tree })
  share([node('1.mp4')])
  await harness.run(task)
  share([{ ...node('1.mp4', undefined, size), updated_at: updatedAt }])
  expect(await harness.run(task)).toMatchObject({
    kind: 'nothing-new',
    left: [{ name: '1.mp4', reason: 'newer-version' }],
  })
})

// “同名字幕会让视频被忽略”: a suffix that is left aside does not make a subtitle of a video.
test.each([
  ['第01集.srt', '第01集.mp4'],
  ['第01集.mp4', '第01集.srt'],
  ['第01集.jpg', '第01集.mp4'],
])('without regard to suffixes %s does not hide %s', async (present, shared) => {
  harness.drive.put(`/影视/北风/${present}`, false, 7)
  const tree = [node(shared)]
  expect(await after({ isSuffixIgnored: true }, tree, tree)).toEqual([present, shared].toSorted())
})
