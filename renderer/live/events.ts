import type { QueryClient } from '@tanstack/react-query'
import type { Event } from '../../electron/api/contract/system.ts'
import { api, client, reconnect } from './api.ts'
import { connection, isLost } from './connection.ts'
import { patchRun } from './run/run-cache.ts'
import { openLog, reloadLogs } from './run/run-log.ts'
import { notePace } from './run/run-pace.ts'
import { Throttle } from './throttle.ts'

const retryMs = 1000
const resourcesMs = 1000

/** Keeps the cache up to date with the app's events, until `signal` aborts. */
export async function listen(cache: QueryClient, signal: AbortSignal): Promise<void> {
  const resources = new Throttle(() => {
    const { list, beats, health, news, lastDied, count, get, history, others } = api.resources
    const { activity, days, drives, survival } = api.overview
    const links = [list, beats, health, news, lastDied, count, get, history, others]
    const shown = [...links, activity, days, drives, survival]
    for (const query of shown) refetch(cache, query.key())
    for (const calls of [api.views, api.categories, api.tags]) refetch(cache, calls.key())
  }, resourcesMs)
  while (!signal.aborted) {
    try {
      const events = await client.system.events(undefined, { signal })
      // Events that were missed in between are not sent again.
      if (isLost()) refetchAll(cache, resources)
      connection.set('connected')
      for await (const event of events) apply(cache, event, resources)
    } catch {
      // The status line shows it; the loop tries again.
    }
    if (signal.aborted) break
    if (connection.get() !== 'signed-out') connection.set('lost')
    await new Promise((resolve) => setTimeout(resolve, retryMs))
    reconnect()
  }
  resources.cancel()
}

function apply(cache: QueryClient, event: Event, resources: Throttle): void {
  switch (event.type) {
    case 'run': {
      const known = cache.getQueryData(api.runs.get.queryKey({ input: { id: event.run.id } }))
      notePace(event.run, Date.now())
      patchRun(cache, event.run)
      const isNews = known === undefined || event.run.outcome !== null
      if (isNews) refetch(cache, api.runs.list.key())
      if (event.run.outcome !== null) {
        refetch(cache, api.overview.key())
        // An answer that is under way would take the end back: nothing is told of the run after it.
        refetch(cache, api.runs.get.queryKey({ input: { id: event.run.id } }))
      }
      break
    }
    case 'lines':
      openLog(event.runId)?.append(event.lines)
      break
    case 'resources':
      resources.call()
      break
    case 'job':
      refetch(cache, api.jobs.key())
      refetch(cache, api.overview.timeline.key())
      break
    case 'problems':
      refetch(cache, api.jobs.problems.key())
      break
    case 'reset':
      refetchAll(cache, resources)
      break
    case 'accounts':
      refetch(cache, api.accounts.key())
      break
    case 'saving':
      refetch(cache, api.saving.key())
      break
    case 'workers':
      refetch(cache, api.workers.key())
      break
    case 'access':
      refetch(cache, api.tokens.key())
      refetch(cache, api.http.sessions.key())
      break
    case 'settings':
      refetch(cache, api.settings.key())
      refetch(cache, api.http.key())
      refetch(cache, api.notifications.key())
      refetch(cache, api.overview.key())
      // Errors of runs, and how tasks ended, are told in the language of the settings.
      refetch(cache, api.jobs.key())
      refetch(cache, api.runs.key())
      refetch(cache, api.saving.key())
      break
  }
}

function refetchAll(cache: QueryClient, resources: Throttle): void {
  refetch(cache, [])
  reloadLogs()
  resources.call()
}

function refetch(cache: QueryClient, queryKey: readonly unknown[]): void {
  void cache.invalidateQueries({ queryKey })
}
