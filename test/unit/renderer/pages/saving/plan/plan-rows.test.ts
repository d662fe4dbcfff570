import { expect, test } from 'vitest'
import type { SavingStep } from '../../../../../../electron/api/contract/saving.ts'
import { namesIn, planRows } from '../../../../../../renderer/pages/saving/plan/plan-rows.ts'

const folder = '/剧集/北风'
const item = { isFolder: false, size: 1, unsure: '' }
const steps: readonly SavingStep[] = [
  { kind: 'make', reason: 'folder-missing', folder },
  {
    kind: 'save',
    reason: 'new',
    folder,
    from: '0',
    items: [
      { ...item, id: 'f1', name: '01.mp4', newName: '北风.E01.mp4' },
      { ...item, id: 'f2', name: '4K 2.mp4', newName: '北风.E02.mp4', unsure: '2' },
    ],
  },
  {
    kind: 'rename',
    reason: 'named',
    folder,
    name: '01.mp4',
    newName: '北风.E01.mp4',
    isFolder: false,
    sourceId: 'f1',
  },
  { kind: 'bin', reason: 'replaced', folder, name: '旧', id: 'd1' },
]
const left = [{ folder, name: '预告.mp4', reason: 'filtered' }] as const

test('a plan has a row each file, its new name with it', () => {
  const rows = planRows(steps, left)
  expect(rows.map(({ kind, name, newName, unsure }) => [kind, name, newName, unsure])).toEqual([
    ['make', folder, folder, ''],
    ['save', '01.mp4', '北风.E01.mp4', ''],
    ['save', '4K 2.mp4', '北风.E02.mp4', '2'],
    ['bin', '旧', '', ''],
    ['left', '预告.mp4', '', ''],
  ])
  expect(namesIn(rows)).toEqual(['01.mp4', '4K 2.mp4', '预告.mp4'])
})

test('a rename that finishes an earlier run is a row of its own', () => {
  const late = { kind: 'rename', reason: 'unfinished', folder, name: 'a', newName: 'b' } as const
  const rows = planRows([{ ...late, isFolder: false, sourceId: 'f3' }], [])
  expect(rows.map(({ name, newName, reason }) => [name, newName, reason])).toEqual([
    ['a', 'b', 'unfinished'],
  ])
})
