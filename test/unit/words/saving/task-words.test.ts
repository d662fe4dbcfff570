import { expect, test } from 'vitest'
import type { SavingTask } from '../../../../electron/api/contract/saving.ts'
import { Language } from '../../../../electron/words/language.ts'
import { savingTaskText } from '../../../../electron/words/saving/task-words.ts'

const task: SavingTask = {
  id: 1,
  name: '三体',
  share: 'https://pan.quark.cn/s/a1b2c3d4e5f6',
  folder: '/剧集/三体',
  accountId: null,
  passcode: '',
  naming: { kind: 'pattern', pattern: '', replacement: '' },
  filter: { keep: [], out: [] },
  isSuffixIgnored: false,
  startId: '',
  from: null,
  to: null,
  followed: '',
  isNamedBelow: false,
  isReplaced: false,
  preferred: [],
  endsOn: null,
  weekdays: null,
  trigger: null,
  total: null,
  stopsWhenComplete: false,
  hooks: [],
  isPaused: false,
  createdAt: 0,
  changedAt: 0,
}

test.each([
  [null, 'Every day at 08:00, 18:00 and 20:00', '每天 08:00、18:00、20:00'],
  [
    [1, 3, 7],
    'Every day at 08:00, 18:00 and 20:00, only on Mon, Wed, Sun',
    '每天 08:00、18:00、20:00，只在周一、周三、周日',
  ],
  [[1, 2, 3, 4, 5, 6, 7], 'Every day at 08:00, 18:00 and 20:00', '每天 08:00、18:00、20:00'],
  [[], 'Never: no weekday is chosen', '从不运行：没有选星期'],
])('tells the weekdays %j of a task with its schedule', (weekdays, english, chinese) => {
  expect(savingTaskText(new Language('en').words, { ...task, weekdays })).toBe(english)
  expect(savingTaskText(new Language('zh-CN').words, { ...task, weekdays })).toBe(chinese)
})
