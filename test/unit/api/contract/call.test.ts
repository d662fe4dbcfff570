import { traverseContractProcedures } from '@orpc/server'
import { expect, test } from 'vitest'
import { z } from 'zod'
import type { Traits } from '../../../../electron/api/contract/call.ts'
import { contract } from '../../../../electron/api/contract/index.ts'

function callsByRight(): Record<string, string[]> {
  const calls: [right: string, name: string][] = []
  traverseContractProcedures(
    { path: [], router: contract },
    ({ contract: { '~orpc': call }, path }) => {
      const { right }: Traits = call.meta
      calls.push([String(right), path.join('.')])
    },
  )
  const groups = Map.groupBy(calls, ([right]) => right)
  return Object.fromEntries(
    [...groups].map(([right, members]) => [right, members.map(([, name]) => name).toSorted()]),
  )
}

test('every call says what it asks of its caller', () => {
  const { read, ...others } = callsByRight()
  expect(others).toEqual({
    run: [
      'accounts.test',
      'hooks.try',
      'jobs.run',
      'links.check',
      'notifications.resend',
      'notifications.testChannel',
      'resources.check',
      'runs.cancel',
      'runs.pause',
      'saving.answer',
      'saving.folders.own',
      'saving.folders.shared',
      'saving.plan',
      'saving.run',
      'saving.tryPlan',
    ],
    write: [
      'accounts.add',
      'accounts.remove',
      'accounts.rename',
      'accounts.replace',
      'accounts.restore',
      'categories.delete',
      'categories.merge',
      'categories.rename',
      'hooks.add',
      'hooks.change',
      'hooks.remove',
      'hooks.restore',
      'jobs.delete',
      'jobs.edit',
      'jobs.pause',
      'jobs.pauseAll',
      'jobs.reschedule',
      'jobs.restore',
      'jobs.setParams',
      'notifications.addBrowser',
      'notifications.addChannel',
      'notifications.addTakenOver',
      'notifications.changeChannel',
      'notifications.mute',
      'notifications.muteLinks',
      'notifications.pushKey',
      'notifications.removeChannel',
      'notifications.restoreChannel',
      'notifications.setRules',
      'resources.add',
      'resources.change',
      'resources.changeMany',
      'resources.commitImport',
      'resources.delete',
      'resources.edit',
      'resources.importRows',
      'resources.override',
      'resources.previewImport',
      'resources.replaceLink',
      'resources.restore',
      'resources.review',
      'resources.takeLink',
      'saving.answerQuiet',
      'saving.fetchAgain',
      'saving.refuse',
      'saving.script.giveBack',
      'saving.script.take',
      'saving.see',
      'saving.tasks.add',
      'saving.tasks.edit',
      'saving.tasks.remove',
      'saving.tasks.restore',
      'saving.tasks.takeOver',
      'settings.update',
      'system.update',
      'tags.delete',
      'tags.merge',
      'tags.rename',
      'takeover.commit',
      'takeover.preview',
      'views.add',
      'views.delete',
      'views.edit',
      'views.reorder',
    ],
    scripts: [
      'jobs.create',
      'jobs.newFile',
      'jobsFile.export',
      'jobsFile.preview',
      'jobsFile.restore',
      'jobsFile.take',
      'scripts.files',
      'scripts.inspect',
      'scripts.read',
      'scripts.save',
      'scripts.try',
    ],
    owner: [
      'accounts.chooseSecrets',
      'accounts.signIn',
      'backups.delete',
      'backups.file',
      'backups.list',
      'backups.restore',
      'backups.show',
      'backups.undelete',
      'http.access',
      'http.endSession',
      'http.restoreSession',
      'http.sessions',
      'http.signOut',
      'http.state',
      'links.offered',
      'moves.file',
      'moves.pack',
      'moves.preview',
      'moves.receive',
      'moves.save',
      'moves.take',
      'scripts.choose',
      'system.openUrl',
      'system.showLog',
      'system.stop',
      'tokens.add',
      'tokens.list',
      'tokens.restore',
      'tokens.revoke',
      'workers.add',
      'workers.connect',
      'workers.remove',
      'workers.restore',
    ],
  })
  expect(read).toContain('resources.export')
})

/** What a browser’s own code makes, a link as it was read and is sent back, and tasks of saving, as they are read from elsewhere. */
const open = [
  'notifications.addBrowser',
  'resources.edit',
  'saving.tasks.add',
  'saving.tasks.edit',
  'saving.tasks.tryNames',
]

test('what changes something takes no field that it does not know', () => {
  const loose: string[] = []
  traverseContractProcedures({ path: [], router: contract }, ({ contract: found, path }) => {
    const { inputSchema, route } = found['~orpc']
    if (route.method === 'GET' || !(inputSchema instanceof z.ZodObject)) return
    if (!(inputSchema.def.catchall instanceof z.ZodNever)) loose.push(path.join('.'))
  })
  expect(loose.filter((name) => !open.includes(name))).toEqual([])
})
