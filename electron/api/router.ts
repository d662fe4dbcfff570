import { implement } from '@orpc/server'
import type { Engine } from '../engine/engine.ts'
import { Refusal } from '../engine/model/refusal.ts'
import { type Caller, requireRight } from './caller.ts'
import { contract } from './contract/index.ts'
import type { ListedJob } from './contract/jobs.ts'
import { isLoginSwitchable } from './contract/settings.ts'
import { eventSource } from './events.ts'
import { hideCredentials, hideSecrets } from './hidden-params.ts'
import type { Host } from './host.ts'
import { asPublicError } from './public-error.ts'
import { toPage } from './resource-answers.ts'
import { createRunAnswers } from './run-answers.ts'

export type { Host } from './host.ts'

// Checks shown with one resource: what its heartbeat strip holds.
const checksShown = 60

/** Maps every call of the contract to the engine; port, control socket and HTTP serve this one router. */
export function createRouter({ engine, host }: { engine: Engine; host: Host }) {
  const { jobs, library, resources, results, runs, settings } = engine
  const answers = createRunAnswers(engine, host.info().systemLanguage)
  const events = eventSource(engine, answers)
  const { toFailure, toHttpState, toJob, toLine, toListedJob, toProblem, toRun } = answers
  const os = implement(contract)
    .$context<{ readonly caller: Caller }>()
    .use(async ({ context, next, procedure }) => {
      try {
        requireRight(context.caller, procedure['~orpc'].meta.right ?? 'owner')
        // A write to a file that is gone would be acknowledged, and lost: from now on SQLite refuses it.
        engine.database.isGone()
        return await next()
      } catch (error) {
        engine.database.met(error)
        throw asPublicError(error)
      }
    })
  const requireForParams = (caller: Caller, id: string) => {
    if (jobs.show(id).kind === 'script') requireRight(caller, 'scripts')
  }
  /** A proxy may have a password, which only those see who may change it. */
  const settingsFor = (caller: Caller) => {
    const { httpEnabled, httpPort, proxy, driveProxies, ...chosen } = settings.get()
    const http = { enabled: httpEnabled, port: httpPort }
    const shown = caller.may('write') ? (address: string) => address : hideCredentials
    const drives = Object.entries(driveProxies).map(([drive, address]) => [drive, shown(address)])
    const proxies = { proxy: shown(proxy), driveProxies: Object.fromEntries(drives) }
    const { on: startAtLogin, hindrance: startAtLoginHindrance } = host.startAtLogin.get()
    const effectiveTimeZone = settings.zone()
    const notificationProblem = host.notificationProblem()
    const login = { startAtLogin, startAtLoginHindrance }
    return { ...chosen, ...proxies, effectiveTimeZone, ...login, notificationProblem, http }
  }
  return os.router({
    http: {
      state: os.http.state.handler(async () =>
        toHttpState((await host.http?.state()) ?? { state: 'closed' }),
      ),
      access: os.http.access.handler(() => {
        const access = host.http?.access()
        if (!access) throw new Refusal('DOOR_CLOSED', {})
        return access
      }),
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
        shownTo(context.caller, toJob(jobs.pause(input.id, input.paused))),
      ),
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
      problems: os.jobs.problems.handler(() => engine.problems.list().map(toProblem)),
      newFile: os.jobs.newFile.handler(async ({ input }) => {
        const path = engine.userJobs.writeTemplate(input.name)
        await host.openPath(path)
        return { path }
      }),
      nextTimes: os.jobs.nextTimes.handler(({ input }) =>
        jobs.nextTimes(input.trigger, input.count, input.from),
      ),
    },
    links: {
      check: os.links.check.handler(({ input, signal }) => engine.spotCheck({ ...input, signal })),
    },
    runs: {
      list: os.runs.list.handler(({ input }) => runs.list(input).map(toRun)),
      get: os.runs.get.handler(({ input }) => toRun(runs.get(input.id))),
      lines: os.runs.lines.handler(({ input }) =>
        runs.lines(input.id, input.after, input.limit).map(toLine),
      ),
      cancel: os.runs.cancel.handler(({ input }) => ({ cancelled: runs.cancel(input.id) })),
      pause: os.runs.pause.handler(({ input }) => ({ paused: runs.pause(input.id) })),
      statistics: os.runs.statistics.handler(({ input }) => results.statistics(input.id)),
      changes: os.runs.changes.handler(({ input }) => results.changes(input.from, input.to)),
    },
    resources: {
      list: os.resources.list.handler(({ input }) => toPage(resources.list(input), input)),
      count: os.resources.count.handler(({ input }) => resources.count(input.filter, input.most)),
      health: os.resources.health.handler(() => resources.health()),
      lastDied: os.resources.lastDied.handler(({ input }) => resources.lastDied(input.limit)),
      get: os.resources.get.handler(({ input }) => ({
        resource: resources.get(input.id),
        checks: resources.checks(input.id, checksShown),
      })),
      add: os.resources.add.handler(({ input }) => resources.add(input)),
      edit: os.resources.edit.handler(({ input }) => resources.edit(input.id, input)),
      change: os.resources.change.handler(({ input: { id, ...changes } }) =>
        resources.change(id, changes),
      ),
      replaceLink: os.resources.replaceLink.handler(({ input: { id, ...link } }) =>
        resources.replaceLink(id, link),
      ),
      others: os.resources.others.handler(({ input }) => resources.others(input.id)),
      beats: os.resources.beats.handler(({ input }) => resources.beats(input.ids)),
      changeMany: os.resources.changeMany.handler(async ({ input: { selection, change } }) => ({
        changed: await library.bulk.change(selection, change),
      })),
      delete: os.resources.delete.handler(({ input }) => library.bulk.delete(input)),
      restore: os.resources.restore.handler(async ({ input }) => ({
        restored: await library.bulk.restore(input.undo),
      })),
      check: os.resources.check.handler(async ({ input }) => {
        if ('ids' in input && input.ids === 'all') return engine.checkResources('all')
        return engine.checkResources(await resources.chosen(input))
      }),
      previewImport: os.resources.previewImport.handler(({ input, signal }) =>
        resources.previewImport(input, signal),
      ),
      importRows: os.resources.importRows.handler(({ input }) => resources.importRows(input)),
      commitImport: os.resources.commitImport.handler(({ input }) => resources.commitImport(input)),
      imports: os.resources.imports.handler(({ input }) => resources.imports(input.limit)),
      export: os.resources.export.handler(({ input: { ids, filter, except, format } }) =>
        resources.export(ids ? { ids } : { filter, except }, format),
      ),
    },
    categories: {
      list: os.categories.list.handler(({ input }) =>
        library.categories.list(input.text, input.limit),
      ),
      rename: os.categories.rename.handler(({ input }) =>
        library.categories.rename(input.name, input.to),
      ),
      merge: os.categories.merge.handler(async ({ input }) => ({
        changed: await library.categories.merge(input.name, input.into),
      })),
      delete: os.categories.delete.handler(async ({ input }) => ({
        changed: await library.categories.delete(input.name),
      })),
    },
    tags: {
      list: os.tags.list.handler(({ input }) => library.tags.list(input.text, input.limit)),
      rename: os.tags.rename.handler(({ input }) => library.tags.rename(input.name, input.to)),
      merge: os.tags.merge.handler(async ({ input }) => ({
        changed: await library.tags.merge(input.name, input.into),
      })),
      delete: os.tags.delete.handler(async ({ input }) => ({
        changed: await library.tags.delete(input.name),
      })),
    },
    views: {
      list: os.views.list.handler(() => library.views.list()),
      facets: os.views.facets.handler(({ input }) => library.views.facets(input.text)),
      add: os.views.add.handler(({ input }) => library.views.add(input.name, input.query)),
      edit: os.views.edit.handler(({ input: { id, ...changes } }) =>
        library.views.edit(id, changes),
      ),
      delete: os.views.delete.handler(({ input }) => library.views.delete(input.id)),
      reorder: os.views.reorder.handler(({ input }) => library.views.reorder(input.ids)),
    },
    takeover: {
      preview: os.takeover.preview.handler(({ input, signal }) =>
        engine.takeover.preview(input, input.path, signal),
      ),
      commit: os.takeover.commit.handler(({ context, input }) => {
        if (input.job) requireRight(context.caller, 'scripts')
        return engine.takeover.commit(input)
      }),
    },
    settings: {
      get: os.settings.get.handler(({ context }) => settingsFor(context.caller)),
      update: os.settings.update.handler(({ context, input }) => {
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
      events: os.system.events.handler(({ signal, lastEventId }) => events(signal, lastEventId)),
      openUrl: os.system.openUrl.handler(({ input }) => host.openUrl(input.url)),
      showLog: os.system.showLog.handler(() => host.showLog()),
      stop: os.system.stop.handler(() => host.stop()),
    },
    tokens: {
      list: os.tokens.list.handler(() => engine.access.tokens()),
      add: os.tokens.add.handler(({ input }) => engine.access.addToken(input)),
      revoke: os.tokens.revoke.handler(({ input }) => engine.access.revokeToken(input.name)),
    },
  })
}

/** A job as a caller may see it: what a program is given may be secret. */
function shownTo<Shown extends ListedJob>(caller: Caller, job: Shown): Shown {
  if (!job.isAvailable || caller.may('scripts')) return job
  return { ...job, params: hideSecrets(job.params) }
}

export type Router = ReturnType<typeof createRouter>
