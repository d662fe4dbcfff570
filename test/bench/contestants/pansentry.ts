import { join } from 'node:path'
import Database from 'better-sqlite3'
import { checkJobId } from '../../../electron/engine/model/terms/job-ids.ts'
import { lifeOf, type State } from '../../../electron/engine/model/verdict.ts'
import { fullSpeed } from '../../support/drives/no-pauses.ts'
import { noLog, openEngine, runEnded } from '../../support/engine.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { type Call, contest } from './contest.ts'

type Row = {
  readonly url: string
  readonly state: State
  readonly code: string
  readonly at: number
}

// What is no verdict but tells a person to look: the page says so itself, or the site sent away to its front.
const hints = new Set(['http.redirect_home', 'http.soft_404'])

await contest(async ({ links, concurrency, timeoutMs }) => {
  const folder = temporaryFolder()
  const { engine } = openEngine({ dataFolder: folder.path, log: noLog })
  engine.start()
  engine.jobs.setParams(checkJobId, {
    ...fullSpeed,
    concurrency,
    timeoutSeconds: timeoutMs / 1000,
    attempts: 4,
    backOffSeconds: 1,
  })
  const { token } = await engine.resources.previewImport({
    text: links.map(({ url }) => url).join('\n'),
    format: 'text',
  })
  const { added: kept } = await engine.resources.commitImport({ token })
  if (kept !== links.length) throw new Error(`${kept} of ${links.length} links were imported.`)
  return async (startedAt) => {
    await runEnded(engine, engine.jobs.run(checkJobId).runId)
    return async () => {
      await engine.stop()
      using _ = folder
      return readCalls(folder.path, startedAt)
    }
  }
})

function readCalls(folder: string, startedAt: number): Map<string, Call> {
  const database = new Database(join(folder, 'pansentry.db'), { readonly: true })
  const rows = database
    .prepare<[], Row>(
      'SELECT url, state, code, checked_at AS at FROM resources WHERE state IS NOT NULL',
    )
    .all()
  database.close()
  return new Map(
    rows.map(({ url, state, code, at }) => {
      const finding = hints.has(code) ? 'hinted' : lifeOf(state)
      return [url, { finding, atMs: at - startedAt }]
    }),
  )
}
