import type { CallRow } from '../http/call-rows.ts'

const task = { name: '三体', share: 'https://pan.quark.cn/s/a1b2c3d4e5f6', folder: '剧集/三体' }
const noTask = { code: 'SAVING_TASK_NOT_FOUND' }

/** Of what is saved from shares. */
export const savingCalls: readonly CallRow[] = [
  ['POST /saving/tasks', '', task, 201, { id: 1, name: '三体', folder: '/剧集/三体' }],
  ['POST /saving/tasks', '', { ...task, share: 'nothing' }, 422, { code: 'SAVING_SHARE_INVALID' }],
  ['POST /saving/tasks', '', { ...task, weekdays: [8] }, 400, { code: 'BAD_REQUEST' }],
  ['GET /saving/tasks', '', undefined, 200, [{ id: 1, trigger: null }]],
  ['GET /saving/tasks/{id}', '/saving/tasks/1', undefined, 200, { name: '三体' }],
  ['PATCH /saving/tasks/{id}', '/saving/tasks/1', { total: 30 }, 200, { total: 30 }],
  ['DELETE /saving/tasks/{id}', '/saving/tasks/1', undefined, 204, ''],
  ['DELETE /saving/tasks/{id}', '/saving/tasks/1', undefined, 404, noTask],
  ['POST /saving/take-over', '', { text: '{"tasklist":[]}' }, 200, { added: [], left: [] }],
  [
    'POST /saving/names',
    '',
    { name: '三体', naming: { kind: 'episode', name: 'E[]' }, names: ['三体 第3集.mp4'] },
    200,
    [{ source: '三体 第3集.mp4', name: 'E03.mp4' }],
  ],
]
