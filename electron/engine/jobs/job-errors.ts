import type { JobKind, UnavailableJob } from '../model/job.ts'

export class JobNotFoundError extends Error {
  override readonly name = 'JobNotFoundError'
  readonly id: string

  constructor(id: string) {
    super(`There is no job “${id}”.`)
    this.id = id
  }
}

export class JobExistsError extends Error {
  override readonly name = 'JobExistsError'
  readonly id: string

  constructor(id: string) {
    super(`There is already a job “${id}”.`)
    this.id = id
  }
}

/** Something a person wrote about a job that cannot be used; nothing was changed. */
export class JobInvalidError extends Error {
  override readonly name = 'JobInvalidError'
  /** Which part, as a path like `params.program`. */
  readonly field: string

  constructor(field: string, reason: string) {
    super(reason)
    this.field = field
  }
}

/** Only a script, or a job whose file is gone, can be deleted. */
export class JobUndeletableError extends Error {
  override readonly name = 'JobUndeletableError'
  readonly id: string
  readonly kind: JobKind

  constructor(id: string, kind: JobKind) {
    super(
      kind === 'built-in'
        ? `The job “${id}” belongs to Pansentry; pause it instead.`
        : `The job “${id}” comes from a file; delete the file first.`,
    )
    this.id = id
    this.kind = kind
  }
}

export class JobSourceMissingError extends Error {
  override readonly name = 'JobSourceMissingError'
  readonly id: string
  readonly file: string

  constructor(id: string, file: string) {
    super(`The job “${id}” cannot run: ${file} is gone or no longer declares it.`)
    this.id = id
    this.file = file
  }
}

/** Another version of Pansentry wrote the job, or a hand; it can only be deleted. */
export class JobUnavailableError extends Error {
  override readonly name = 'JobUnavailableError'
  readonly job: UnavailableJob

  constructor(job: UnavailableJob) {
    super(`This version of Pansentry cannot run the job “${job.id}”.`)
    this.job = job
  }
}
