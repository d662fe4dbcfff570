import { expect, test } from 'vitest'
import { savingTaskDraftSchema } from '../../../../../electron/engine/model/saving/saving-task.ts'
import { planTaskOf } from '../../../../../electron/engine/saving/plan/plan-task.ts'

const kept = (share: string, passcode = '') => ({
  ...savingTaskDraftSchema.parse({ name: '北风', share, passcode, folder: '影视/北风/', from: 3 }),
  id: 7,
  createdAt: 0,
  changedAt: 0,
})

test('a task that is kept is one that can be planned', () => {
  const folder = '30a7b0eac61ad44a839d58dfabd9484a'
  const task = planTaskOf(kept(`https://pan.quark.cn/s/lnk001#/list/share/${folder}-4K`, 'k7x2'))
  expect(task).toMatchObject({
    id: 7,
    folder: '/影视/北风',
    share: { drive: 'quark', shareId: 'lnk001', passcode: 'k7x2', folder },
    picks: { filter: { keep: [], out: [] }, from: 3, to: null },
    isAsked: true,
  })
  expect(planTaskOf(kept('https://drive.uc.cn/s/e0f1a2b3c4d5')).share?.drive).toBe('uc')
  expect(planTaskOf(kept('https://pan.quark.cn/list#/list/all')).share).toBeNull()
})
