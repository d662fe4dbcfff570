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
  ['GET /saving/states', '', undefined, 200, [{ taskId: 1, last: null, question: null, text: '' }]],
  // There is no account: nothing is asked of any drive.
  [
    'POST /saving/tasks/{id}/plan',
    '/saving/tasks/1/plan',
    {},
    200,
    { end: { kind: 'no-account' } },
  ],
  [
    'POST /saving/tasks/{id}/plan',
    '/saving/tasks/1/plan',
    { tutal: 3 },
    400,
    { code: 'BAD_REQUEST' },
  ],
  ['POST /saving/tasks/{id}/plan', '/saving/tasks/9/plan', {}, 404, noTask],
  ['POST /saving/plan', '', task, 200, { end: { kind: 'no-account' } }],
  ['POST /saving/plan', '', { ...task, tutal: 3 }, 400, { code: 'BAD_REQUEST' }],
  ['POST /saving/folders', '', {}, 409, { code: 'SAVING_ACCOUNT_MISSING' }],
  ['POST /saving/folders', '', { accountId: 9 }, 404, { code: 'ACCOUNT_NOT_FOUND' }],
  ['POST /saving/folders', '', { folder: '/' }, 400, { code: 'BAD_REQUEST' }],
  [
    'POST /saving/shared-folders',
    '',
    { share: task.share },
    409,
    { code: 'SAVING_ACCOUNT_MISSING' },
  ],
  ['POST /saving/shared-folders', '', { share: 'nothing' }, 422, { code: 'SAVING_SHARE_INVALID' }],
  ['GET /saving/plans/{id}', '/saving/plans/9', undefined, 404, { code: 'SAVING_PLAN_NOT_FOUND' }],
  [
    'POST /saving/plans/{id}/answer',
    '/saving/plans/9/answer',
    { answer: 'yes' },
    404,
    { code: 'SAVING_PLAN_NOT_FOUND' },
  ],
  [
    'POST /saving/plans/{id}/answer',
    '/saving/plans/9/answer',
    { answer: 'perhaps' },
    400,
    { code: 'BAD_REQUEST' },
  ],
  ['GET /saving/history', '', undefined, 200, { files: [], next: null }],
  [
    'GET /saving/history',
    '/saving/history?before=nothing',
    undefined,
    400,
    { code: 'BAD_REQUEST' },
  ],
  [
    'POST /saving/tasks/{id}/fetch-again',
    '/saving/tasks/1/fetch-again',
    { sourceId: 'a1' },
    404,
    { code: 'SAVING_FILE_NOT_FOUND' },
  ],
  ['POST /saving/seen', '', {}, 204, ''],
  ['POST /saving/run', '', { id: 9 }, 404, noTask],
  ['POST /saving/run', '', { task: 1 }, 400, { code: 'BAD_REQUEST' }],
  ['DELETE /saving/tasks/{id}', '/saving/tasks/1', undefined, 204, ''],
  ['POST /saving/run', '', {}, 409, { code: 'SAVING_NO_TASKS' }],
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
