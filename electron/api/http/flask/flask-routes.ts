import type { ServerResponse } from 'node:http'
import { hostname } from 'node:os'
import { isDeepStrictEqual } from 'node:util'
import { ORPCError, type RouterClient } from '@orpc/server'
import { z } from 'zod'
import type { Engine } from '../../../engine/engine.ts'
import { askedJobIdSchema } from '../../../engine/model/job.ts'
import { Refusal } from '../../../engine/model/refusal.ts'
import { checkJobId } from '../../../engine/model/terms/job-ids.ts'
import { isNestedDeeply } from '../../../engine/model/terms/nesting.ts'
import { parseJson } from '../../../engine/model/terms/parse-json.ts'
import type { Clock } from '../../../engine/time/clock.ts'
import { checkPlanText } from '../../../words/check-plan.ts'
import { formatFor } from '../../../words/format.ts'
import { Language } from '../../../words/language.ts'
import { type Caller, owner } from '../../caller.ts'
import type { CheckPlan, Job } from '../../contract/jobs.ts'
import { withSecrets } from '../../hidden-params.ts'
import type { Router } from '../../router.ts'
import { tooDeep } from '../too-deep.ts'
import { asAnswer, type FlaskAnswer, flaskRefusal, ok, send } from './flask-answer.ts'
import {
  type FlaskBody,
  FlaskError,
  functionOf,
  paramsShown,
  readFlaskBody,
  toFlaskJob,
} from './flask-job.ts'

// The original speaks Chinese.
const chinese = new Language('zh-CN').words

type Client = RouterClient<Router>
type FlaskRequest = {
  readonly method: string
  /** As it was written. */
  readonly path: string
  readonly bytes: Uint8Array
  readonly caller: Caller
}

/** Starts a check of the links. */
export const checkPath = `/api/${checkJobId}`

/** Whether a path belongs to the old system's routes, where errors have its shape. */
export function isSchedulerPath(path: string): boolean {
  return path === '/scheduler' || path.startsWith('/scheduler/')
}

/**
 * The routes of the system that Pansentry replaces: Flask-APScheduler's, and the one that starts a check.
 * Each is a translation of calls of the contract. Resolves to false when the path is none of them.
 */
export function createFlaskRoutes(options: {
  readonly clientFor: (caller: Caller) => Client
  readonly engine: Engine
  readonly clock: Clock
}) {
  const { clientFor, clock, engine } = options
  // An answer shows the job that its caller was allowed to do something with.
  const own = clientFor(owner)
  const zone = () => engine.settings.zone()
  const show = async (client: Client, id: string) => toFlaskJob(await available(client, id), zone())

  /** The old system had no job that it could not run. */
  async function available(client: Client, id: string): Promise<Job> {
    const job = await client.jobs.get({ id })
    if (job.isAvailable) return job
    throw new Refusal('JOB_UNAVAILABLE', { id, reason: job.reason, detail: job.detail })
  }

  const routes: readonly [method: string, path: RegExp, handle: Handle][] = [
    ['GET', /^\/scheduler$/, ({ client }) => about(client)],
    ['POST', /^\/scheduler\/pause$/, ({ client }) => pauseAll(client, true)],
    ['POST', /^\/scheduler\/resume$/, ({ client }) => pauseAll(client, false)],
    [
      'GET',
      /^\/scheduler\/jobs$/,
      async ({ client }) => ok((await availableJobs(client)).map((job) => toFlaskJob(job, zone()))),
    ],
    ['POST', /^\/scheduler\/jobs$/, ({ client, bytes }) => add(client, readJson(bytes))],
    ['GET', /^\/scheduler\/jobs\/([^/]+)$/, async ({ client, id }) => ok(await show(client, id))],
    [
      'PATCH',
      /^\/scheduler\/jobs\/([^/]+)$/,
      ({ client, id, bytes }) => change(client, id, readJson(bytes)),
    ],
    ['DELETE', /^\/scheduler\/jobs\/([^/]+)$/, ({ client, id }) => client.jobs.delete({ id })],
    ['POST', /^\/scheduler\/jobs\/([^/]+)\/pause$/, ({ client, id }) => pause(client, id, true)],
    ['POST', /^\/scheduler\/jobs\/([^/]+)\/resume$/, ({ client, id }) => pause(client, id, false)],
    ['POST', /^\/scheduler\/jobs\/([^/]+)\/run$/, ({ client, id }) => run(client, id)],
    ['POST', new RegExp(`^${checkPath}$`), ({ client, bytes }) => check(client, bytes)],
  ]

  async function about(client: Client): Promise<FlaskAnswer> {
    // Asked for whether the caller may read.
    await client.system.info()
    return ok({ current_host: hostname().toLowerCase(), allowed_hosts: ['*'], running: true })
  }

  async function availableJobs(client: Client): Promise<Job[]> {
    return (await client.jobs.list()).filter((job) => job.isAvailable)
  }

  async function pauseAll(client: Client, paused: boolean): Promise<void> {
    await client.settings.update({ paused })
  }

  async function pause(client: Client, id: string, paused: boolean): Promise<FlaskAnswer> {
    await client.jobs.pause({ id, paused })
    return ok(await show(own, id))
  }

  /** Only what is registered can be scheduled: no function is looked up by its name. */
  async function add(client: Client, body: unknown): Promise<FlaskAnswer> {
    // Without a trigger a job runs once, now.
    const changes = readFlaskBody(withTrigger(body), clock.now())
    const { func = '', id } = changes
    if (id === undefined) throw new FlaskError(500, 'id: the job has none.')
    if (!(await availableJobs(own)).some((job) => job.id === id)) {
      throw new FlaskError(
        500,
        `func: there is no job “${id}” to schedule, and “${func}” is not looked up. Save a function as a file in the jobs folder, or add a program with POST /api/v1/jobs.`,
      )
    }
    if (func.split(':').at(-1) !== id) {
      throw new FlaskError(500, `func: the function of “${id}” is ${functionOf(id)}.`)
    }
    if (changes.replace_existing !== true) throw new FlaskError(409, `Job ${id} already exists.`)
    await apply(client, id, changes, changes.next_run_time === null)
    return ok(await show(own, id))
  }

  /** All of it or nothing, unlike the original. */
  async function change(client: Client, id: string, body: unknown): Promise<FlaskAnswer> {
    await available(own, id)
    const changes = readFlaskBody(body, clock.now())
    if (changes.id !== undefined && changes.id !== id) {
      throw new FlaskError(500, 'The job ID may not be changed')
    }
    if (changes.func !== undefined && changes.func.split(':').at(-1) !== id) {
      throw new FlaskError(500, `func: the function of “${id}” is ${functionOf(id)}.`)
    }
    await apply(client, id, changes, changes.next_run_time === null ? true : undefined)
    return ok(await show(own, id))
  }

  async function apply(
    client: Client,
    id: string,
    changes: FlaskBody,
    paused?: boolean,
  ): Promise<void> {
    const job = await available(own, id)
    await client.jobs.edit({
      id,
      name: changes.name === id ? undefined : changes.name,
      trigger: changes.when,
      params: paramsIn(changes.kwargs, job),
      paused,
      policy: {
        ...(changes.misfire_grace_time !== undefined && {
          misfireGraceSeconds: changes.misfire_grace_time,
        }),
        ...(changes.coalesce !== undefined && { coalesce: changes.coalesce }),
        ...(changes.max_instances !== undefined && { maxInstances: changes.max_instances }),
      },
    })
  }

  /** Answers when the run has ended, as the original does. */
  async function run(client: Client, id: string): Promise<FlaskAnswer> {
    const { runId } = await client.jobs.run({ id })
    await ended(engine, runId)
    const { error, outcome } = await own.runs.get({ id: runId })
    if (outcome !== 'succeeded') throw new FlaskError(500, error || `The run was ${outcome}.`)
    return ok(await show(own, id))
  }

  /** Answers in Chinese, as the original. */
  async function check(client: Client, bytes: Uint8Array): Promise<FlaskAnswer> {
    const refused = (status: number, message: string) => ({
      status,
      json: { success: false, message },
    })
    const wanted = checkBodySchema.safeParse(bytes.length === 0 ? {} : parsed(bytes))
    if (!wanted.success) return refused(400, 'due 只能是 true 或 false')
    try {
      const { plan } = await client.jobs.run({ id: checkJobId, due: wanted.data.due })
      return ok({ success: true, ...checkAnswer(plan) })
    } catch (error) {
      if (!(error instanceof ORPCError)) throw error
      if (error.code === 'RIGHT_MISSING') return refused(403, '这个令牌没有“run”权限，不能启动检查')
      if (error.code !== 'JOB_RUNNING') throw error
      return refused(409, '资源链接检查任务正在运行，请等它结束后再试')
    }
  }

  return async (
    { method, path, bytes, caller }: FlaskRequest,
    response: ServerResponse,
  ): Promise<boolean> => {
    const fitting = routes.flatMap(([verb, pattern, handle]) => {
      const match = pattern.exec(path)
      return match ? [{ verb, handle, id: match[1] }] : []
    })
    if (fitting.length === 0) return false
    // Flask answers HEAD as GET, and OPTIONS by itself.
    const wanted = method === 'HEAD' ? 'GET' : method
    const chosen = fitting.find(({ verb }) => verb === wanted)
    if (!chosen) {
      const verbs = fitting.flatMap(({ verb }) => (verb === 'GET' ? ['GET', 'HEAD'] : verb))
      response.setHeader('Allow', [...verbs, 'OPTIONS'].join(', '))
      if (method === 'OPTIONS') send(response, { status: 200 })
      else send(response, flaskRefusal(405, 'This method is not for this address.'))
      return true
    }
    const id = decoded(chosen.id ?? '')
    try {
      const isId = chosen.id === undefined || askedJobIdSchema.safeParse(id).success
      if (!isId) throw new Refusal('JOB_NOT_FOUND', { id })
      send(
        response,
        (await chosen.handle({ client: clientFor(caller), id, bytes })) ?? { status: 204 },
      )
    } catch (error) {
      send(response, asAnswer(error, id))
    }
    return true
  }
}

/** The body as JSON, whatever it is said to be: curl calls it a form, and the original does not look. */
function readJson(bytes: Uint8Array): unknown {
  const body = parsed(bytes)
  if (body === undefined) throw new FlaskError(400, 'The body is not JSON.')
  if (isNestedDeeply(body)) throw new FlaskError(400, tooDeep)
  return body
}

function parsed(bytes: Uint8Array): unknown {
  // Takes a byte order mark away, as Python does.
  return parseJson(new TextDecoder().decode(bytes))
}

/** What a GET showed may come back as it is, with its secrets hidden. */
function paramsIn(kwargs: FlaskBody['kwargs'], job: Job): FlaskBody['kwargs'] {
  if (kwargs === undefined || isDeepStrictEqual(kwargs, paramsShown(job))) return undefined
  return withSecrets(kwargs, job.params)
}

const checkBodySchema = z.looseObject({ due: z.boolean().default(false) })

function checkAnswer(plan: CheckPlan | null) {
  const begun = '资源链接检查任务已启动，请查看日志了解进度'
  if (plan === null) return { message: begun }
  const { idle, links, seconds } = plan
  const text = checkPlanText(chinese, formatFor(chinese, 'system'), plan)
  return { message: idle === null ? `${begun}。${text}` : text, links, seconds }
}

type Asked = { readonly client: Client; readonly id: string; readonly bytes: Uint8Array }
type Handle = (asked: Asked) => Promise<FlaskAnswer | void> | FlaskAnswer

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function withTrigger(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body
  return 'trigger' in body ? body : { ...body, trigger: 'date' }
}

function ended(engine: Engine, runId: number): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (engine.runs.get(runId).outcome === null) return
      off()
      resolve()
    }
    const off = engine.events.on((event) => {
      if (event.type === 'run' && event.runId === runId) look()
    })
    look()
  })
}
