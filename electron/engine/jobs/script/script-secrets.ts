import { message } from '../../model/engine-messages.ts'
import { isReadable, type JobRecord, type StoredJob } from '../../model/job.ts'
import type { Message } from '../../model/message.ts'
import { jobProblems } from '../../model/params/job-problems.ts'
import { type ScriptParams, scriptParamsSchema } from '../../model/params/script-params.ts'
import { Refusal } from '../../model/refusal.ts'
import { shortestSecret } from '../../model/secrets/mask.ts'
import { hiddenValue, type Secrets } from '../../model/secrets.ts'
import type { JobStore } from '../../store/jobs.ts'

/** What the secrets of a job are kept by; empty where they still are by its id. */
type Keys = Pick<JobStore, 'key'>

/** A job as it may be stored, and how its secrets are kept once it is; `keep` returns how to take that back. */
type Sealed = { readonly job: StoredJob; readonly keep: () => () => void }

/** The values of a script's environment that are kept in the system's key store. */
export class ScriptSecrets {
  readonly #secrets: Secrets
  readonly #jobs: Keys

  constructor(secrets: Secrets, jobs: Keys) {
    this.#secrets = secrets
    this.#jobs = jobs
  }

  /**
   * Takes the secret values out of a job that is to be stored in the place of another; throws `JOB_INVALID` where one
   * cannot be kept, before anything is. Of those in `unset` no value is known yet.
   */
  seal(job: StoredJob, before: JobRecord | undefined, unset: readonly string[] = []): Sealed {
    if (job.kind !== 'script') return { job, keep: () => () => {} }
    const params = scriptParamsSchema.parse(job.params)
    const { environment } = params
    const kept = [...(before ? secretNamesIn(before) : []), ...unset]
    const names = [...new Set(params.secrets)].filter((name) => Object.hasOwn(environment, name))
    const unknown = params.secrets.filter((name) => !names.includes(name))
    const dropped = kept.filter((name) => !names.includes(name))
    const given = Object.entries(environment).filter(
      ([name, value]) => names.includes(name) && !(value === hiddenValue && kept.includes(name)),
    )
    // A mark may outlive its variable; a new one is of something.
    if (unknown.some((name) => !kept.includes(name))) throw refused('secretMissing')
    if (dropped.some((name) => environment[name] === hiddenValue)) throw refused('secretMissing')
    for (const [, value] of given) this.#requireKeepable(value)
    const hidden = Object.fromEntries(names.map((name) => [name, hiddenValue]))
    const sealed = { ...params, environment: { ...environment, ...hidden }, secrets: names }
    return {
      job: { ...job, params: sealed },
      keep: () => {
        const touched = [...given.map(([name]) => name), ...dropped]
        const former = touched.map(
          (name) => [name, this.#secrets.read(this.#nameOf(job.id, name))] as const,
        )
        const takeBack = () => {
          for (const [name, value] of former) this.#set(job.id, name, value)
        }
        try {
          for (const [name, value] of given) this.#set(job.id, name, value)
          for (const name of dropped) this.#set(job.id, name, undefined)
        } catch (error) {
          takeBack()
          throw error
        }
        return takeBack
      },
    }
  }

  /** The secret values of a script by name; those that cannot be read are absent. */
  read(id: string, { secrets }: Pick<ScriptParams, 'secrets'>): ReadonlyMap<string, string> {
    const values = secrets.map(
      (name) => [name, this.#secrets.read(this.#nameOf(id, name))] as const,
    )
    return new Map(values.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))
  }

  /** What is lost of a job's secrets, where there is a key store that could have it. */
  problem(id: string, params: ScriptParams): Message | undefined {
    return this.#secrets.state().isOpen ? whatIsLost(params, this.read(id, params)) : undefined
  }

  #set(id: string, name: string, value: string | undefined): void {
    if (value === undefined) this.#secrets.forget(this.#nameOf(id, name))
    else this.#secrets.keep(this.#nameOf(id, name), value)
  }

  #nameOf(id: string, name: string): string {
    return secretKey(this.#jobs.key(id) || id, name)
  }

  #requireKeepable(value: string): void {
    if (value === hiddenValue) throw refused('secretMissing')
    if (value.length < shortestSecret) throw refused('secretShort')
    if (!this.#secrets.state().isOpen) throw refused('noKeyStore')
  }
}

/** Why a script cannot run with the secrets that could be read; undefined when all could. */
export function whatIsLost(
  { secrets }: ScriptParams,
  read: ReadonlyMap<string, string>,
): Message | undefined {
  const lost = secrets.filter((name) => !read.has(name))
  return lost.length > 0 ? message('log.script.secretsLost', { names: lost.join(', ') }) : undefined
}

function refused(problem: 'secretMissing' | 'secretShort' | 'noKeyStore'): Refusal {
  const field = problem === 'noKeyStore' ? 'params.secrets' : 'params.environment'
  return new Refusal('JOB_INVALID', { field, reason: jobProblems[problem] })
}

/** The variables of a job that are kept elsewhere. */
export function secretNamesIn(record: JobRecord): readonly string[] {
  if (!isReadable(record) || record.kind !== 'script') return []
  return scriptParamsSchema.safeParse(record.params).data?.secrets ?? []
}

/** The name under which a variable of a script is kept; a key has no blanks. */
export const secretKey = (key: string, name: string) => `job ${key} ${name}`
