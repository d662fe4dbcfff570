import { expect } from 'vitest'

/** A call of the document, the path where it is not the same, what is sent, and what comes back. */
export type CallRow = readonly [
  call: string,
  filled: string,
  json: unknown,
  status: number,
  expected: unknown,
]

const query = { filter: { health: 'dead' } }
const gone = '0'.repeat(32)
const jobsFile = JSON.stringify({
  format: 'pansentry-jobs',
  version: 1,
  jobs: [
    {
      id: 'taken',
      kind: 'script',
      name: 'Taken',
      trigger: { kind: 'cron', crontab: '0 2 * * *' },
      params: { program: 'node' },
    },
  ],
})
const noBackup = 'pansentry-20260101-000000.db'

/** Of links that are labelled, reviewed and deleted: they ask for the one link there is, of the id 1 and without a category. */
export const libraryCalls: readonly CallRow[] = [
  [
    'PATCH /resources/{id}',
    '/resources/1',
    { category: '剧', tags: ['4K'] },
    200,
    { tags: ['4K'] },
  ],
  ['PATCH /resources/{id}', '/resources/9', { note: 'x' }, 404, { code: 'RESOURCE_NOT_FOUND' }],
  [
    'PUT /resources/{id}/link',
    '/resources/1/link',
    { url: 'https://pan.quark.cn/s/a1b2c3d40003' },
    200,
    { id: 1, category: '剧', shareId: 'a1b2c3d40003' },
  ],
  ['GET /resources/{id}/others', '/resources/1/others', undefined, 200, { links: [] }],
  [
    'POST /resources/replacements',
    '',
    { ids: [1] },
    200,
    [{ resource: { id: 1 }, candidates: [] }],
  ],
  [
    'POST /resources/{id}/take-link',
    '/resources/1/take-link',
    { from: 1 },
    422,
    { code: 'LINK_OWN' },
  ],
  ['GET /resources/beats', '/resources/beats?ids[0]=1', undefined, 200, [{ id: 1 }]],
  ['GET /resources/reasons', '', undefined, 200, []],
  ['GET /resources/news', '', undefined, 200, { died: 0, revived: 0 }],
  ['POST /resources/review', '', { ids: 'all' }, 200, { reviewed: 0 }],
  ['GET /resources/{id}/history', '/resources/1/history?days=7', undefined, 200, []],
  // No `Date` holds it, and so no page could show it.
  [
    'PUT /resources/{id}/override',
    '/resources/1/override',
    { override: { life: 'dead', until: 8.64e15 + 1 } },
    400,
    { code: 'BAD_REQUEST' },
  ],
  [
    'PUT /resources/{id}/override',
    '/resources/1/override',
    { override: null },
    200,
    { id: 1, override: null },
  ],
  [
    'GET /imports/preview/rows',
    '/imports/preview/rows?token=unknown',
    undefined,
    410,
    { code: 'PREVIEW_GONE' },
  ],
  ['GET /imports', '', undefined, 200, []],
  ['GET /categories', '/categories?text=%E5%89%A7', undefined, 200, [{ name: '剧', count: 1 }]],
  ['POST /categories/rename', '', { name: '剧', to: '电视剧' }, 204, ''],
  ['POST /categories/rename', '', { name: '剧', to: 'x' }, 404, { code: 'LABEL_NOT_FOUND' }],
  [
    'POST /categories/merge',
    '',
    { name: '电视剧', into: '剧集' },
    404,
    { code: 'LABEL_NOT_FOUND' },
  ],
  ['POST /categories/delete', '', { name: '电视剧' }, 200, { changed: 1 }],
  ['POST /tags/rename', '', { name: '4K', to: 'UHD' }, 204, ''],
  ['POST /tags/merge', '', { name: 'UHD', into: '2160p' }, 404, { code: 'LABEL_NOT_FOUND' }],
  ['GET /tags', '', undefined, 200, [{ name: 'UHD', count: 1 }]],
  ['POST /tags/delete', '', { name: 'UHD' }, 200, { changed: 1 }],
  ['POST /views', '', { name: 'Dead', query }, 201, { id: 1, name: 'Dead', query }],
  ['POST /views', '', { name: 'Dead', query }, 409, { code: 'VIEW_EXISTS' }],
  ['PATCH /views/{id}', '/views/1', { name: 'Gone' }, 200, { name: 'Gone', query }],
  ['POST /views/reorder', '', { ids: [1] }, 200, [{ id: 1 }]],
  ['GET /views', '', undefined, 200, [{ name: 'Gone' }]],
  ['GET /views/facets', '', undefined, 200, { health: { unchecked: 1 } }],
  ['DELETE /views/{id}', '/views/1', undefined, 204, ''],
  ['DELETE /views/{id}', '/views/1', undefined, 404, { code: 'VIEW_NOT_FOUND' }],
  [
    'POST /resources/change',
    '',
    { selection: { filter: {} }, change: { category: 'x' } },
    200,
    { changed: 1, undo: 3 },
  ],
  // A part of a filter that is misspelt finds nothing, rather than everything.
  [
    'GET /resources/count',
    '/resources/count?filter[helth]=dead',
    undefined,
    400,
    { code: 'BAD_REQUEST' },
  ],
  ['POST /resources/delete', '', { filter: { helth: 'dead' } }, 400, { code: 'BAD_REQUEST' }],
  ['POST /resources/delete', '', { filter: { category: 'x' } }, 200, { deleted: 1, undo: 4 }],
  ['POST /resources/restore', '', { undo: 4 }, 200, { restored: 1 }],
  ['POST /resources/restore', '', { undo: 4 }, 410, { code: 'UNDO_GONE' }],
  ['POST /resources/restore', '', { undo: 3 }, 200, { restored: 1 }],
]

/** Of what happened and comes next, of scripts, and of moving house. */
export const machineCalls: readonly CallRow[] = [
  ['GET /overview/days', '/overview/days?count=7', undefined, 200, expect.any(Array)],
  ['GET /overview/drives', '', undefined, 200, [{ provider: 'quark', askedToday: 0 }]],
  ['GET /overview/survival', '', undefined, 200, { all: null, byDrive: [] }],
  ['GET /overview/activity', '', undefined, 200, { entries: [] }],
  ['GET /overview/attention', '', undefined, 200, []],
  ['GET /overview/timeline', '', undefined, 200, { rows: expect.any(Array) }],
  ['GET /overview/check-choices', '', undefined, 200, { due: { links: 1 }, checkedAllAt: null }],
  ['GET /runs/{id}/lanes', '/runs/1/lanes', undefined, 200, { lanes: [] }],
  ['GET /runs/search', '/runs/search?text=nothing', undefined, 200, { found: [], next: null }],
  ['POST /pause', '', { minutes: 60, minuts: 5 }, 400, { code: 'BAD_REQUEST' }],
  ['POST /pause', '', { minutes: 60 }, 200, { paused: true, pausedUntil: expect.any(Number) }],
  ['PATCH /settings', '', { paused: false }, 200, { paused: false, pausedUntil: null }],
  ['GET /runs/{id}/reasons', '/runs/1/reasons', undefined, 200, []],
  ['GET /runs/{id}/reasons', '/runs/99/reasons', undefined, 404, { code: 'RUN_NOT_FOUND' }],
  ['GET /scripts/files', '', undefined, 200, []],
  [
    'PUT /scripts/files/{name}',
    '/scripts/files/a.py',
    { text: 'print(1)', revision: null },
    200,
    { name: 'a.py', text: 'print(1)' },
  ],
  [
    'PUT /scripts/files/{name}',
    '/scripts/files/a.py',
    { text: '', revision: null },
    409,
    { code: 'SCRIPT_FILE_CHANGED' },
  ],
  ['GET /scripts/files/{name}', '/scripts/files/a.py', undefined, 200, { text: 'print(1)' }],
  [
    'GET /scripts/files/{name}',
    '/scripts/files/b.py',
    undefined,
    404,
    { code: 'SCRIPT_FILE_NOT_FOUND' },
  ],
  ['POST /scripts/inspect', '', { command: 'no-such-program' }, 200, { foundAt: null }],
  ['GET /sessions', '', undefined, 200, []],
  [
    'POST /sessions/{id}/restore',
    `/sessions/${'0'.repeat(16)}/restore`,
    undefined,
    404,
    { code: 'SESSION_NOT_FOUND' },
  ],
  [
    'DELETE /sessions/{id}',
    `/sessions/${'0'.repeat(16)}`,
    undefined,
    404,
    { code: 'SESSION_NOT_FOUND' },
  ],
  ['GET /backups', '', undefined, 200, { backups: [] }],
  [
    'GET /backups/{name}/file',
    `/backups/${noBackup}/file`,
    undefined,
    404,
    { code: 'BACKUP_NOT_FOUND' },
  ],
  [
    'POST /backups/{name}/restore',
    `/backups/${noBackup}/restore`,
    {},
    404,
    { code: 'BACKUP_NOT_FOUND' },
  ],
  ['DELETE /backups/{name}', `/backups/${noBackup}`, undefined, 404, { code: 'BACKUP_NOT_FOUND' }],
  [
    'POST /backups/{name}/deletion/restore',
    `/backups/${noBackup}/deletion/restore`,
    undefined,
    404,
    { code: 'BACKUP_NOT_FOUND' },
  ],
  ['POST /moves/pieces', '', { offset: 0, piece: 'AAAA' }, 200, { token: expect.any(String) }],
  ['POST /moves/{token}/preview', `/moves/${gone}/preview`, {}, 410, { code: 'MOVE_GONE' }],
  ['POST /moves/{token}/take', `/moves/${gone}/take`, {}, 410, { code: 'MOVE_GONE' }],
  ['GET /jobs-file', '', undefined, 200, { format: 'pansentry-jobs', version: 1 }],
  [
    'POST /jobs-file/preview',
    '',
    { text: jobsFile },
    200,
    { jobs: [{ id: 'taken', state: 'new', refusal: null }], settings: [] },
  ],
  ['POST /jobs-file/preview', '', { text: '[]' }, 422, { code: 'JOBS_FILE_FOREIGN' }],
  ['POST /jobs-file/take', '', { text: jobsFile, jobs: ['gone'] }, 404, { code: 'JOB_NOT_FOUND' }],
  ['POST /jobs-file/restore', '', { undo: 1 }, 410, { code: 'UNDO_GONE' }],
  ['GET /moves/{token}/file', `/moves/${gone}/file`, undefined, 410, { code: 'MOVE_GONE' }],
]

const channel = { kind: 'webhook', name: 'Hook', settings: { url: 'http://127.0.0.1:9/hook' } }
const browser = {
  name: 'Mine',
  endpoint: 'https://push.example/1',
  keys: {
    p256dh:
      'BG_wO5SSQc4drdQ1GeaWDgqFtBppoFwygQOqK84VlMoWPE91OlW_AdxT9sCwx-7ni0DG_30lqW4igrmJzvccFEo',
    auth: 'AQEBAQEBAQEBAQEBAQEBAQ',
  },
}
const rules = { rules: [], quietHours: null, digest: { at: '09:00', weekday: 1 } }
const mute = { kind: 'job', id: 'hello', until: 9e12 }

const pasted = { drive: 'quark', secret: '__pus=a; __uid=b' }
const noAccount = { code: 'ACCOUNT_NOT_FOUND' }

/** Of accounts, where there is no place for secrets. */
export const accountCalls: readonly CallRow[] = [
  ['GET /accounts', '', undefined, 200, []],
  ['POST /accounts', '', pasted, 409, { code: 'SECRETS_UNKEPT' }],
  ['POST /accounts', '', { ...pasted, secret: 'a=b\r\nc: d' }, 422, { code: 'ACCOUNT_INVALID' }],
  ['POST /accounts', '', { ...pasted, drive: 'web' }, 400, { code: 'BAD_REQUEST' }],
  ['POST /accounts/{id}/test', '/accounts/1/test', undefined, 404, noAccount],
  ['PUT /accounts/{id}/secret', '/accounts/1/secret', { secret: pasted.secret }, 404, noAccount],
  ['PATCH /accounts/{id}', '/accounts/1', { name: 'mine' }, 404, noAccount],
  ['DELETE /accounts/{id}', '/accounts/1', undefined, 404, noAccount],
  ['POST /accounts/{id}/restore', '/accounts/1/restore', undefined, 404, noAccount],
  ['GET /secrets', '', undefined, 200, { isOpen: false, hindrance: 'elsewhere' }],
  ['PUT /secrets', '', { place: 'memory' }, 200, { isOpen: false }],
]

/** Of being told, where there is no place for secrets and no desktop. */
export const notificationCalls: readonly CallRow[] = [
  ['GET /channel-kinds', '', undefined, 200, expect.any(Array)],
  ['GET /channels', '', undefined, 200, expect.any(Array)],
  ['POST /channels', '', { kind: 'desktop' }, 201, { kind: 'desktop', isOn: true }],
  ['POST /channels', '', channel, 409, { code: 'SECRETS_UNKEPT' }],
  ['POST /push-key', '', undefined, 409, { code: 'SECRETS_UNKEPT' }],
  ['POST /channels/browser', '', browser, 409, { code: 'SECRETS_UNKEPT' }],
  ['POST /channels', '', { ...channel, settings: {} }, 422, { code: 'CHANNEL_INVALID' }],
  ['PATCH /channels/{id}', '/channels/1', { name: 'Other' }, 200, { name: 'Other' }],
  ['POST /channels/{id}/test', '/channels/1/test', undefined, 200, { result: 'later' }],
  ['GET /channels/taken-over', '', undefined, 200, []],
  ['POST /channels/taken-over', '', undefined, 404, { code: 'PUSH_SETTINGS_MISSING' }],
  ['DELETE /channels/{id}', '/channels/1', undefined, 204, ''],
  ['DELETE /channels/{id}', '/channels/1', undefined, 404, { code: 'CHANNEL_NOT_FOUND' }],
  ['POST /channels/{id}/restore', '/channels/1/restore', undefined, 200, { id: 1 }],
  [
    'POST /channels/{id}/restore',
    '/channels/1/restore',
    undefined,
    404,
    { code: 'CHANNEL_NOT_FOUND' },
  ],
  ['GET /notification-rules', '', undefined, 200, { quietHours: null }],
  ['PUT /notification-rules', '', rules, 200, rules],
  ['GET /messages', '', undefined, 200, []],
  [
    'POST /messages/{id}/resend',
    '/messages/1/resend',
    undefined,
    404,
    { code: 'MESSAGE_NOT_FOUND' },
  ],
  // No `Date` holds it, and so no page could show it.
  ['POST /mutes', '', { ...mute, until: 8.64e15 + 1 }, 400, { code: 'BAD_REQUEST' }],
  ['POST /mutes/links', '', { selection: { ids: [99] }, until: null }, 200, { muted: 0 }],
  ['POST /mutes', '', mute, 200, [mute]],
  ['GET /mutes', '', undefined, 200, [mute]],
]
