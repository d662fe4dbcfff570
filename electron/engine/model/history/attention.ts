import { z } from 'zod'
import { providerSchema } from '../link.ts'
import { translatableSchema } from '../message.ts'

/** The last run of a job that decided anything failed; `line` is the last thing its program wrote, or the error. */
export const jobFailedSchema = z.object({
  kind: z.literal('job-failed'),
  jobId: z.string(),
  runId: z.number(),
  /** Milliseconds since 1970. */
  at: z.number(),
  line: translatableSchema,
})

/** What else a person should look at. */
export const otherAttentionSchemas = [
  /** The links of a drive can be asked only by somebody who is signed in. */
  z.object({ kind: z.literal('login-needed'), provider: providerSchema }),
  /** `at` is the time of the last backup, in milliseconds since 1970; null for none. */
  z.object({ kind: z.literal('backup-old'), at: z.number().nullable() }),
  /** Nobody chose a time zone, and the system names none: everything runs by UTC. */
  z.object({ kind: z.literal('zone-is-utc') }),
  /** `freeBytes` of the disk with the data folder. */
  z.object({ kind: z.literal('disk-nearly-full'), freeBytes: z.number() }),
] as const

/** Something a person should look at. */
export const attentionSchema = z.discriminatedUnion('kind', [
  jobFailedSchema,
  ...otherAttentionSchemas,
])

export type Attention = Readonly<z.output<typeof attentionSchema>>

/** What is looked at. Times are milliseconds since 1970. */
export type AttentionFacts = {
  readonly now: number
  readonly failures: readonly Omit<z.output<typeof jobFailedSchema>, 'kind'>[]
  readonly loginsNeeded: readonly z.output<typeof providerSchema>[]
  /** The time of the last backup; null for none. */
  readonly backupAt: number | null
  /** Since when there is something to back up; null for nothing. */
  readonly since: number | null
  /** The zone of schedules that name none, and whether somebody chose it. */
  readonly zone: string
  readonly isZoneChosen: boolean
  /** Null where the system does not tell. */
  readonly freeBytes: number | null
  readonly databaseBytes: number
}

/** A person is told of a last backup that is older, in milliseconds. */
export const staleBackupMs = 3 * 24 * 3_600_000

/**
 * With fewer bytes free a disk is nearly full. A backup is as large as the database, and so is its log while much is
 * written.
 */
export function scarceBytes(databaseBytes: number): number {
  return Math.max(1024 ** 3, 2 * databaseBytes)
}

/** What a person should look at, what is worst first. */
export function attentionOf(facts: AttentionFacts): Attention[] {
  const { backupAt, databaseBytes, failures, freeBytes, loginsNeeded, now, since, zone } = facts
  const isFull = freeBytes !== null && freeBytes < scarceBytes(databaseBytes)
  const unprotectedSince = backupAt ?? since
  const isUnprotected = unprotectedSince !== null && now - unprotectedSince > staleBackupMs
  const isUtc = zone === 'UTC' && !facts.isZoneChosen
  return [
    ...(isFull ? [{ kind: 'disk-nearly-full', freeBytes } as const] : []),
    ...failures.map((failure) => ({ kind: 'job-failed', ...failure }) as const),
    ...loginsNeeded.map((provider) => ({ kind: 'login-needed', provider }) as const),
    ...(isUnprotected ? [{ kind: 'backup-old', at: backupAt } as const] : []),
    ...(isUtc ? [{ kind: 'zone-is-utc' } as const] : []),
  ]
}
