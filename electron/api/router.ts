import type { Engine } from '../engine/engine.ts'
import { commandFor, inspectCommand } from '../engine/jobs/script/inspection.ts'
import { Refusal } from '../engine/model/refusal.ts'
import { createAccountAnswers } from './account-answers.ts'
import { type Caller, requireForSettings, requireRight } from './caller.ts'
import type { ListedJob } from './contract/jobs.ts'
import { isLoginSwitchable } from './contract/settings.ts'
import { eventSource } from './events.ts'
import { hideCredentials, hideSecrets } from './hidden-params.ts'
import { createHookAnswers } from './hook-answers.ts'
import type { Host } from './host.ts'
import { createJobsFileAnswers } from './jobs-file-answers.ts'
import { createLibraryAnswers } from './library-answers.ts'
import { createMoveAnswers } from './move-answers.ts'
import { createNotificationAnswers } from './notification-answers.ts'
import { createProcedures } from './procedures.ts'
import { toActivityPage } from './resource-answers.ts'
import { createRunAnswers } from './run-answers.ts'
import { createSavingAnswers } from './saving-answers.ts'
import { createWorkerAnswers } from './worker-answers.ts'

export type { Host } from './host.ts'

/** Maps every call of the contract to the engine; port, control socket and HTTP serve this one router. */
export function createRouter({ engine, host }: { engine: Engine; host: Host }) {
  const { jobs, moves, results, runs, settings } = engine
  const files = createMoveAnswers(engine, host)
  const answers = createRunAnswers(engine, host.info().systemLanguage)
  const events = eventSource(engine, answers)
  const { toAttention, toFailure, toHttpState, toInspection, toJob, toLine } = answers
  const { toListedJob, toProblem, toReplaced, toRun, toTrialStep } = answers
  const os = createProcedures(engine)
  const requireForParams = (caller: Caller, id: string) => {
    if (jobs.show(id).kind === 'script') requireRight(caller, 'scripts')
  }
  /** A proxy may have a password, which only those see who may change it. */
  const settingsFor = (caller: Caller) => {
    const { httpEnabled, httpPort, proxy, driveProxies, timedPause, ...chosen } = settings.get()
    const pausedUntil = chosen.paused ? (timedPause?.until ?? null) : null
    const http = { enabled: httpEnabled, port: httpPort }
    const shown = caller.may('owner') ? (address: string) => address : hideCredentials
    const drives = Object.entries(driveProxies).map(([drive, address]) => [drive, shown(address)])
    const proxies = { proxy: shown(proxy), driveProxies: Object.fromEntries(drives) }
    const { on: startAtLogin, hindrance: startAtLoginHindrance } = host.startAtLogin.get()
    const effectiveTimeZone = settings.zone()
    const notificationProblem = host.notificationProblem()
    const quickAddShortcutHindrance = host.shortcutHindrance()
    const login = { startAtLogin, startAtLoginHindrance }
    const problems = { notificationProblem, quickAddShortcutHindrance }
    const hasWorkers = engine.workers.isOn
    const now = { effectiveTimeZone, pausedUntil, hasWorkers, ...problems }
    return { ...chosen, ...proxies, ...now, ...login, http }
  }
  return os.router({
    accounts: createAccountAnswers(os, engine, host),
    hooks: createHookAnswers(os, engine, answers),
    saving: createSavingAnswers(os, engine, answers),
    workers: createWorkerAnswers(os, engine, answers),
    backups: {
      list: os.backups.list.handler(async () => ({
        backups: await moves.backups.list(),
        last: toReplaced(moves.last()),
      })),
      file: os.backups.file.handler(({ input }) => files.backupFile(input.name)),
      show: os.backups.show.handler(async ({ input }) =>
        host.showFile(await moves.backups.path(input.name)),
      ),
      delete: os.backups.delete.handler(({ input }) => moves.backups.delete(input.name)),
      undelete: os.backups.undelete.handler(({ input }) => moves.backups.undelete(input.name)),
      restore: os.backups.restore.handler(({ input }) =>
        files.thenRestart(moves.restore(input.name)),
      ),
    },
    http: {
      state: os.http.state.handler(async () =>
        toHttpState((await host.http?.state()) ?? { state: 'closed' }),
      ),
      access: os.http.access.handler(() => {
        const access = host.http?.access()
        if (!access) throw new Refusal('DOOR_CLOSED', {})
        return access
      }),
      sessions: os.http.sessions.handler(({ context: { caller } }) =>
        engine.access
          .signedIn()
          .map((session) => ({ ...session, isHere: session.id === caller.session })),
      ),
      endSession: os.http.endSession.handler(({ input }) => engine.access.endSessionById(input.id)),
      restoreSession: os.http.restoreSession.handler(({ input }) =>
        engine.access.restoreSession(input.id),
      ),
      signOut: os.http.signOut.handler(() => ({ ended: engine.access.endSessions() })),
    },
    jobs: {
      list: os.jobs.list.handler(({ context }) =>
        jobs.all().map((job) => shownTo(context.caller, toListedJob(job))),
      ),
      get: os.jobs.get.handler(({ context, input }) =>
        shownTo(context.caller, toListedJob(jobs.show(input.id))),
      ),
      run: os.jobs.run.handler(({ input }) => engine.run(input.id, input.due)),
      pause: os.jobs.pause.handler(({ context, input }) =>
        shownTo(context.caller, toJob(jobs.pause(input.id, input.paused, input))),
      ),
      pauseAll: os.jobs.pauseAll.handler(({ context, input }) => {
        settings.pause(input)
        return settingsFor(context.caller)
      }),
      reschedule: os.jobs.reschedule.handler(({ context, input }) =>
        shownTo(context.caller, toJob(jobs.reschedule(input.id, input.trigger))),
      ),
      setParams: os.jobs.setParams.handler(({ context: { caller }, input: { id, params } }) => {
        requireForParams(caller, id)
        return shownTo(caller, toJob(jobs.setParams(id, params)))
      }),
      create: os.jobs.create.handler(({ input }) => toJob(jobs.create(input))),
      edit: os.jobs.edit.handler(({ context: { caller }, input: { id, ...changes } }) => {
        if (changes.params ?? changes.paramChanges) requireForParams(caller, id)
        return shownTo(caller, toJob(jobs.edit(id, changes)))
      }),
      delete: os.jobs.delete.handler(({ input }) => jobs.delete(input.id)),
      restore: os.jobs.restore.handler(({ input }) => jobs.restore(input.id)),
      problems: os.jobs.problems.handler(() => engine.problems.list().map(toProblem)),
      newFile: os.jobs.newFile.handler(async ({ input }) => {
        const path = engine.userJobs.writeTemplate(input.name)
        await host.openPath(path)
        return { path }
      }),
      surroundings: os.jobs.surroundings.handler(() => engine.surroundings.state()),
      nextTimes: os.jobs.nextTimes.handler(({ input }) =>
        jobs.nextTimes(input.trigger, input.count, input.from),
      ),
    },
    jobsFile: createJobsFileAnswers(os, engine, answers.words),
    links: {
      check: os.links.check.handler(({ input, signal }) => engine.spotCheck({ ...input, signal })),
      offered: os.links.offered.handler(() => host.offer()),
    },
    moves: {
      pack: os.moves.pack.handler(({ input, signal }) => moves.pack(input.passphrase, signal)),
      file: os.moves.file.handler(({ input }) => files.movedFile(input.token)),
      save: os.moves.save.handler(({ input }) =>
        files.save(input.token, input.path, input.replaces),
      ),
      receive: os.moves.receive.handler(async ({ input: { token, offset, piece } }) => ({
        token: await moves.receive(token, offset, Buffer.from(piece, 'base64')),
      })),
      preview: os.moves.preview.handler(({ input }) => moves.preview(input.token)),
      take: os.moves.take.handler(({ input: { token, passphrase } }) =>
        files.thenRestart(moves.take(token, passphrase)),
      ),
    },
    runs: {
      list: os.runs.list.handler(({ input }) => runs.list(input).map(toRun)),
      search: os.runs.search.handler(({ input }) => {
        const { found, next } = runs.search(input)
        return {
          found: found.map(({ run, line }) => ({ run: toRun(run), line: toLine(line) })),
          next,
        }
      }),
      get: os.runs.get.handler(({ input }) => toRun(runs.get(input.id))),
      lines: os.runs.lines.handler(({ input }) =>
        runs.lines(input.id, input.after, input.limit).map(toLine),
      ),
      cancel: os.runs.cancel.handler(({ input }) => ({ cancelled: runs.cancel(input.id) })),
      pause: os.runs.pause.handler(({ input }) => ({ paused: runs.pause(input.id) })),
      statistics: os.runs.statistics.handler(({ input }) => results.statistics(input.id)),
      reasons: os.runs.reasons.handler(({ input }) => results.reasons(input.id)),
      lanes: os.runs.lanes.handler(({ input }) => engine.checks.lanes(input.id)),
      changes: os.runs.changes.handler(({ input }) => results.changes(input.from, input.to)),
    },
    overview: {
      days: os.overview.days.handler(({ input }) => engine.overview.days(input.count)),
      drives: os.overview.drives.handler(() => engine.overview.drives()),
      survival: os.overview.survival.handler(() => engine.overview.survival()),
      activity: os.overview.activity.handler(({ input }) =>
        toActivityPage(engine.overview.activity(input.after, input.limit), input.limit),
      ),
      attention: os.overview.attention.handler(async () =>
        (await engine.overview.attention()).map(toAttention),
      ),
      timeline: os.overview.timeline.handler(() => engine.overview.timeline()),
      checkChoices: os.overview.checkChoices.handler(() => engine.overview.checkChoices()),
    },
    ...createLibraryAnswers(os, engine),
    notifications: createNotificationAnswers(os, engine),
    takeover: {
      preview: os.takeover.preview.handler(({ input, signal }) =>
        engine.takeover.preview(input, input.path, signal),
      ),
      commit: os.takeover.commit.handler(({ context, input }) => {
        if (input.job) requireRight(context.caller, 'scripts')
        return engine.takeover.commit(input)
      }),
    },
    scripts: {
      inspect: os.scripts.inspect.handler(({ input }) => toInspection(inspectCommand(input))),
      files: os.scripts.files.handler(() => engine.scriptFiles.list()),
      read: os.scripts.read.handler(({ input }) => engine.scriptFiles.read(input.name)),
      save: os.scripts.save.handler(({ input }) =>
        engine.scriptFiles.save(input.name, input.text, input.revision),
      ),
      choose: os.scripts.choose.handler(async () => {
        const file = await host.chooseFile()
        return file === null ? null : { command: commandFor(file) }
      }),
      try: os.scripts.try.handler(async function* ({ input, signal }) {
        for await (const step of jobs.trials.run(input, signal)) yield toTrialStep(step)
      }),
    },
    settings: {
      get: os.settings.get.handler(({ context }) => settingsFor(context.caller)),
      update: os.settings.update.handler(({ context, input }) => {
        requireForSettings(context.caller, Object.keys(input))
        const { startAtLogin, http, ...stored } = input
        const { on, hindrance } = host.startAtLogin.get()
        const switchesLogin = startAtLogin !== undefined && startAtLogin !== on
        if (switchesLogin && !isLoginSwitchable(hindrance)) {
          throw new Refusal('START_AT_LOGIN_FIXED', {})
        }
        settings.update({ ...stored, httpEnabled: http?.enabled, httpPort: http?.port })
        if (switchesLogin) host.startAtLogin.set(startAtLogin)
        return settingsFor(context.caller)
      }),
    },
    system: {
      info: os.system.info.handler(() => host.info()),
      health: os.system.health.handler(() => {
        const failures = engine.health.failures().map(toFailure)
        return { isWell: failures.length === 0, failures }
      }),
      doctor: os.system.doctor.handler(() => host.examine(engine, answers.words)),
      update: os.system.update.handler(() => engine.updates.look()),
      events: os.system.events.handler(({ signal, lastEventId }) => events(signal, lastEventId)),
      openUrl: os.system.openUrl.handler(({ input }) => host.openUrl(input.url)),
      showLog: os.system.showLog.handler(() => host.showLog()),
      stop: os.system.stop.handler(() => host.stop()),
    },
    tokens: {
      list: os.tokens.list.handler(() => engine.access.tokens()),
      add: os.tokens.add.handler(({ input }) => engine.access.addToken(input)),
      revoke: os.tokens.revoke.handler(({ input }) => engine.access.revokeToken(input.name)),
      restore: os.tokens.restore.handler(({ input }) => engine.access.restoreToken(input.name)),
    },
  })
}

/** A job as a caller may see it: what a program is given may be secret. */
function shownTo<Shown extends ListedJob>(caller: Caller, job: Shown): Shown {
  if (!job.isAvailable || caller.may('scripts')) return job
  return { ...job, params: hideSecrets(job.params) }
}

export type Router = ReturnType<typeof createRouter>
