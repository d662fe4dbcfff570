import { expect, test } from 'vitest'
import { settleClaims } from '../../../../../electron/engine/jobs/user-jobs/claims.ts'
import type { JobFile } from '../../../../../electron/engine/jobs/user-jobs/job-file.ts'
import { defaultPolicy } from '../../../../../electron/engine/model/policy.ts'

/** A file that declares these ids; `id!` says `replace: true`. */
const file = (name: string, ids: readonly string[], isBroken = false): JobFile => ({
  file: name,
  stamp: '',
  isBroken,
  imports: new Map(),
  problems: [],
  tasks: ids.map((written, index) => ({
    id: written.replace('!', ''),
    name: written,
    replaces: written.endsWith('!'),
    line: index + 1,
    trigger: { kind: 'cron', crontab: '@daily' },
    policy: defaultPolicy,
  })),
})

/** `id file` of what is settled, and `file:line` of what is refused. */
function settle(files: readonly JobFile[], owners: Record<string, string | null> = {}) {
  const { tasks, problems } = settleClaims(files, {
    fileOf: (id) => owners[id],
    isBuiltIn: (id) => id.startsWith('own'),
  })
  return {
    settled: tasks.map((task) => `${task.id} ${task.file}`).toSorted(),
    refused: problems.map((problem) => `${problem.file}:${problem.line}`),
  }
}

test.each([
  ['each its own', [file('a', ['x']), file('b', ['y'])], {}, ['x a', 'y b'], []],
  ['two new ones: the first by name', [file('a', ['x']), file('b', ['x'])], {}, ['x a'], ['b:1']],
  ['who had it keeps it', [file('a', ['x']), file('b', ['x'])], { x: 'b' }, ['x b'], ['a:1']],
  ['twice in one file', [file('a', ['x', 'x'])], {}, ['x a'], ['a:2']],
  ['twice in its own file', [file('a', ['x', 'x'])], { x: 'a' }, ['x a'], ['a:2']],
  ['its file is gone', [file('b', ['x'])], { x: 'a' }, ['x b'], []],
  ['its file is broken', [file('a', [], true), file('b', ['x'])], { x: 'a' }, [], ['b:1']],
  [
    'its file says it no more',
    [file('a', ['y']), file('b', ['x'])],
    { x: 'a' },
    ['x b', 'y a'],
    [],
  ],
  ['the id of a script job', [file('a', ['x'])], { x: null }, [], ['a:1']],
  ['replace: true takes no script’s place', [file('a', ['x!'])], { x: null }, [], ['a:1']],
  ['the id of a built-in job', [file('a', ['own'])], { own: null }, [], ['a:1']],
  ['a built-in job is replaced', [file('a', ['own!'])], { own: null }, ['own a'], []],
  [
    'only one replaces it',
    [file('a', ['own!']), file('b', ['own!'])],
    { own: 'b' },
    ['own b'],
    ['a:1'],
  ],
  ['who no longer says so loses it', [file('a', ['own'])], { own: 'a' }, [], ['a:1']],
] as const)('%s', (_, files, owners, settled, refused) => {
  expect(settle(files, owners)).toEqual({ settled, refused })
})
