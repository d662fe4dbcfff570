import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Engine } from '../../../electron/engine/engine.ts'
import type { RefusalCode } from '../../../electron/engine/model/refusal.ts'
import { savingTaskDraftSchema } from '../../../electron/engine/model/saving/saving-task.ts'
import { cleanupJobId } from '../../../electron/engine/model/terms/job-ids.ts'
import { Store } from '../../../electron/engine/store/store.ts'
import { openEngine, runEnded } from '../../support/engine.ts'
import { ManualClock } from '../../support/manual-clock.ts'
import { refusal } from '../../support/refusal.ts'
import { heldSecrets } from '../../support/secrets/held-secrets.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

let folder: ReturnType<typeof temporaryFolder>
let clock: ManualClock
let keyStore: ReturnType<typeof heldSecrets>
let engine: Engine

function start(): void {
  engine = openEngine({ dataFolder: folder.path, secrets: keyStore, clock }).engine
  engine.start()
}

/** As it is once Pansentry was ended and started again. */
async function again(): Promise<void> {
  await engine.stop()
  start()
}

async function cleanUp(): Promise<void> {
  await runEnded(engine, engine.run(cleanupJobId).runId)
}

beforeEach(() => {
  folder = temporaryFolder()
  clock = new ManualClock('2026-11-26T08:00:00+08:00')
  keyStore = heldSecrets()
  start()
})

afterEach(async () => {
  await engine.stop()
  folder[Symbol.dispose]()
})

const backup = 'pansentry-20261126-030000.db'
const address = 'https://example.com/?key=swordfish'

const addTask = (hooks: number[] = []) =>
  engine.saving.tasks.add(
    savingTaskDraftSchema.parse({
      name: '长夜',
      share: 'https://pan.quark.cn/s/a1b2c3d4e5f6#/list/share/0123456789abcdef0123456789abcdef',
      folder: '长夜',
      hooks,
    }),
  ).id
const addHook = () =>
  engine.saving.hooks.add({ kind: 'webhook', name: 'At home', settings: { url: address } }).id
const addJob = () =>
  engine.jobs.create({
    id: 'nightly',
    name: 'Nightly',
    kind: 'script',
    trigger: { kind: 'cron', crontab: '0 3 * * *' },
    params: {
      program: process.execPath,
      environment: { TOKEN: 'swordfish-7' },
      secrets: ['TOKEN'],
    },
  })

/** Something of each kind: how it is removed and brought back, and what is seen of it. */
const kinds: Record<
  string,
  () => {
    readonly remove: () => unknown
    readonly restore: () => unknown
    readonly seen: () => unknown
    readonly gone: RefusalCode
  }
> = {
  job: () => {
    addJob()
    return {
      remove: () => engine.jobs.delete('nightly'),
      restore: () => engine.jobs.restore('nightly'),
      seen: () => engine.jobs.all().filter(({ id }) => id === 'nightly'),
      gone: 'JOB_NOT_FOUND',
    }
  },
  task: () => {
    const id = addTask()
    return {
      remove: () => engine.saving.tasks.remove(id),
      restore: () => engine.saving.tasks.restore(id),
      seen: () => engine.saving.tasks.list(),
      gone: 'SAVING_TASK_NOT_FOUND',
    }
  },
  hook: () => {
    const id = addHook()
    addTask([id])
    return {
      remove: () => engine.saving.hooks.remove(id),
      restore: () => engine.saving.hooks.restore(id),
      seen: () => [
        ...engine.saving.hooks.list(),
        ...engine.saving.tasks.list().filter((task) => task.hooks.includes(id)),
      ],
      gone: 'HOOK_NOT_FOUND',
    }
  },
  token: () => {
    const { token } = engine.access.addToken({ name: 'bot', rights: ['read'], endsAt: null })
    return {
      remove: () => engine.access.revokeToken('bot'),
      restore: () => engine.access.restoreToken('bot'),
      seen: () => [engine.access.findToken(token) ?? [], engine.access.tokens()].flat(),
      gone: 'TOKEN_NOT_FOUND',
    }
  },
  session: () => {
    const digest = 'ab'.repeat(32)
    const id = digest.slice(0, 16)
    engine.access.sessions.begin(digest, clock.now(), 'Firefox')
    return {
      remove: () => engine.access.endSessionById(id),
      restore: () => engine.access.restoreSession(id),
      seen: () => [engine.access.sessions.get(digest) ?? [], engine.access.signedIn()].flat(),
      gone: 'SESSION_NOT_FOUND',
    }
  },
  backup: () => {
    writeFileSync(join(folder.path, 'backups', backup), 'whole')
    return {
      remove: () => engine.moves.backups.delete(backup),
      restore: () => engine.moves.backups.undelete(backup),
      seen: () => engine.moves.backups.list(),
      gone: 'BACKUP_NOT_FOUND',
    }
  },
  channel: () => {
    const { id } = engine.notifications.addChannel({
      kind: 'webhook',
      name: 'Hook',
      settings: { url: address },
    })
    return {
      remove: () => engine.notifications.removeChannel(id),
      restore: () => engine.notifications.restoreChannel(id),
      seen: () => engine.notifications.channels().filter((channel) => channel.id === id),
      gone: 'CHANNEL_NOT_FOUND',
    }
  },
}

describe.each(Object.entries(kinds))('a %s that was removed', (_, add) => {
  test('is gone at once, and comes back whole, also after another start', async () => {
    const { gone, remove, restore, seen } = add()
    const before = await seen()
    expect(before).not.toEqual([])
    const held = new Map(keyStore.held)
    await remove()
    expect(await seen()).toEqual([])
    await expect((async () => remove())()).rejects.toThrow(refusal(gone))
    await again()
    await cleanUp()
    expect(await seen()).toEqual([])
    await restore()
    expect(await seen()).toEqual(before)
    expect(keyStore.held).toEqual(held)
  })

  test('is forgotten with its secrets after a day', async () => {
    const secrets = keyStore.held.size
    const { gone, remove, restore } = add()
    await remove()
    await clock.pass(24 * 3_600_000 + 1)
    await cleanUp()
    expect(keyStore.held.size).toBe(secrets)
    expect(existsSync(join(folder.path, 'backups', `${backup}.removed`))).toBe(false)
    await expect((async () => restore())()).rejects.toThrow(refusal(gone))
  })
})

test('what a task saved and planned comes back with it', async () => {
  const id = addTask()
  await engine.stop()
  const store = new Store(join(folder.path, 'pansentry.db'))
  const known = () => ({
    turn: store.savingTurns.last(id),
    files: store.saves.files(id),
    plan: store.saves.planOf(id),
    episodes: store.saves.episodes(id),
    arrivals: store.saves.arrivals.of(id),
  })
  store.savingTurns.begin(id, 1, clock.now())
  store.saves.keepFile(id, {
    sourceId: 'a',
    folder: '/长夜',
    original: '1.mp4',
    name: 'E01.mp4',
    size: 1,
    driveId: 'f1',
    state: 'named',
    savedAt: clock.now(),
  })
  store.saves.keepEpisode(id, 'a', '1')
  store.saves.addPlan(
    id,
    {
      steps: [{ kind: 'make', folder: '/长夜', reason: 'folder-missing' }],
      left: [],
      question: null,
    },
    'inputs',
    'proposed',
    clock.now(),
  )
  const before = known()
  store.removals.remove('saving-task', id, clock.now())
  store.saves.arrivals.changed(id)
  expect(known()).toMatchObject({ turn: undefined, files: [], plan: undefined })
  expect(store.removals.restore('saving-task', id)).toBe('restored')
  store.saves.arrivals.changed(id)
  expect(known()).toEqual(before)
  store.close()
  start()
})

test('a name may be used again, and then nothing comes back in its place', () => {
  addJob()
  engine.jobs.delete('nightly')
  addJob()
  expect(() => engine.jobs.restore('nightly')).toThrow(refusal('JOB_EXISTS', { id: 'nightly' }))
  const draft = { name: 'bot', rights: ['read'], endsAt: null } as const
  engine.access.addToken({ ...draft, rights: [...draft.rights] })
  engine.access.revokeToken('bot')
  engine.access.addToken({ ...draft, rights: [...draft.rights] })
  expect(() => engine.access.restoreToken('bot')).toThrow(refusal('TOKEN_EXISTS', { name: 'bot' }))
})

test('a browser that was signed out comes back no more once all were, or the password is another', () => {
  for (const [digest, end] of [
    ['ab'.repeat(32), () => engine.access.endSessions()],
    ['cd'.repeat(32), () => engine.access.changePassword('another')],
  ] as const) {
    engine.access.sessions.begin(digest, clock.now())
    engine.access.endSessionById(digest.slice(0, 16))
    end()
    expect(() => engine.access.restoreSession(digest.slice(0, 16))).toThrow(
      refusal('SESSION_NOT_FOUND'),
    )
  }
})

test('what came due while a job was deleted is not made up for', async () => {
  addJob()
  const zone = 'Asia/Shanghai'
  engine.jobs.reschedule('nightly', { kind: 'cron', crontab: '0 20 * * *', timeZone: zone })
  engine.jobs.delete('nightly')
  await clock.pass(13 * 3_600_000)
  engine.jobs.restore('nightly')
  expect(engine.jobs.get('nightly').nextRunAt).toBe(Date.parse('2026-11-27T20:00+08:00'))
})

test('a deleted backup that no database knows is cleared away', async () => {
  writeFileSync(join(folder.path, 'backups', `${backup}.removed`), '')
  writeFileSync(join(folder.path, 'mine.db.removed'), '')
  await cleanUp()
  expect(readdirSync(join(folder.path, 'backups'))).toEqual([])
  expect(existsSync(join(folder.path, 'mine.db.removed'))).toBe(true)
})
