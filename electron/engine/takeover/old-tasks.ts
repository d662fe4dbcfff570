import { z } from 'zod'
import { importFault, importUnreadable } from '../library/files/import-fault.ts'
import { parsedJson } from '../library/files/json-text.ts'
import {
  commonCrontab,
  type Naming,
  namingPresets,
  type SavingTaskDraft,
  savingTaskDraftSchema,
  type WordFilter,
} from '../model/saving/saving-task.ts'
import { usualCrontab } from '../model/terms/schedule.ts'
import type { Trigger } from '../model/trigger.ts'
import { fromApscheduler } from '../time/apscheduler.ts'

/** A task of quark-auto-save as ours. */
export type OldTask = {
  readonly name: string
  /** Null where what it holds is no task. */
  readonly draft: SavingTaskDraft | null
}

const text = z
  .union([z.string(), z.number().transform(String)])
  .nullish()
  .catch('')
  .transform((value) => value ?? '')
const flag = z.union([z.boolean(), z.literal('true').transform(() => true)]).catch(false)
const number = z.coerce.number().int().min(1).max(99_999).nullable().catch(null)

const weekday = z.union([z.number(), z.string().transform(Number)]).pipe(z.int().min(1).max(7))

// Only what is a weekday ever came: a list of others alone is a task that never ran.
const weekdays = z
  .union([
    z.array(z.unknown()),
    z.int().transform((day) => [day]),
    z
      .string()
      .regex(/\d/)
      .transform((days) => days.split(/\D+/)),
  ])
  .transform((days) => days.flatMap((day) => weekday.safeParse(day).data ?? []))
  .nullable()
  .catch(null)

// The first ten are the program's own; the others its forks' (x1ao4, sisheng36).
const taskSchema = z.looseObject({
  taskname: text,
  shareurl: text,
  savepath: text,
  pattern: text,
  replace: text,
  enddate: text,
  runweek: weekdays,
  ignore_extension: flag,
  startfid: text,
  update_subdir: text,
  update_subdir_resave_mode: flag,
  filterwords: text,
  use_sequence_naming: flag,
  sequence_naming: text,
  use_episode_naming: flag,
  episode_naming: text,
  execution_mode: text,
  episode_start: number.optional(),
  episode_end: number.optional(),
  // Of cloud-auto-save-x, which keeps in `extra` what is not its own.
  enabled: z.boolean().catch(true),
})

const presetSchema = z.object({ pattern: text, replace: text })

const configSchema = z.looseObject({
  tasklist: z.array(z.unknown()).catch([]),
  crontab: text,
  execution_mode: text,
  magic_regex: z.record(z.string(), z.unknown()).catch({}),
})

const listSchema = z.array(z.unknown())

/** The list that cloud-auto-save-x gives of its tasks, bare or as part of an answer, as the configuration of the older one. */
function configOf(json: unknown): unknown {
  const fields: Readonly<Record<string, unknown>> = z.looseObject({}).catch({}).parse(json)
  const lists = [json, fields['items'], fields['data'], fields['tasks']]
  const list = lists.map((each) => listSchema.safeParse(each)).find(({ success }) => success)?.data
  return list ? { ...fields, tasklist: list.map(withExtra) } : json
}

function withExtra(item: unknown): unknown {
  const task = z.looseObject({ extra: z.looseObject({}).optional().catch({}) }).safeParse(item)
  return task.success ? { ...task.data.extra, ...task.data } : item
}

/**
 * The tasks of a `quark_config.json`, or of cloud-auto-save-x, on the schedule that it really kept: there 0 is Monday. Throws
 * `IMPORT_UNREADABLE` for what is no JSON, `SCHEDULE_INVALID` for a crontab that the program did not take either.
 */
export function readOldTasks(json: string, now: number): OldTask[] {
  const config = configSchema.safeParse(configOf(parsedJson(json.replace(/^\uFEFF/, ''))))
  if (!config.success) throw importUnreadable(importFault('jsonNoLink', {}))
  const read = config.data
  const trigger = triggerOf(read.crontab.trim(), now)
  const presets = new Map(
    Object.entries(read.magic_regex).flatMap(([name, value]) => {
      const preset = presetSchema.safeParse(value)
      return preset.success ? [[name, preset.data] as const] : []
    }),
  )
  return read.tasklist.map((item, index) => {
    const task = taskSchema.safeParse(item)
    if (!task.success) return { name: `#${index + 1}`, draft: null }
    const { data } = task
    const ends = data.enddate.trim()
    const draft = savingTaskDraftSchema.safeParse({
      name: data.taskname,
      share: data.shareurl,
      folder: data.savepath,
      naming: namingOf(data, presets),
      filter: filterOf(data.filterwords),
      isSuffixIgnored: data.ignore_extension,
      startId: data.startfid,
      from: data.episode_start ?? null,
      to: data.episode_end ?? null,
      followed: data.update_subdir,
      isReplaced: data.update_subdir_resave_mode,
      endsOn: ends === '' ? null : ends,
      weekdays: new Set(data.runweek).size === 7 ? null : data.runweek,
      trigger,
      isPaused: !data.enabled,
      stopsWhenComplete: (data.execution_mode || read.execution_mode) === 'auto',
    })
    const name = data.taskname || `#${index + 1}`
    return { name, draft: draft.success ? draft.data : null }
  })
}

function namingOf(
  task: z.output<typeof taskSchema>,
  presets: ReadonlyMap<string, z.output<typeof presetSchema>>,
): Naming {
  const pattern = task.pattern
  // The bigger fork tells its modes by what stands in the pattern.
  if (task.use_sequence_naming || pattern.includes('{}')) {
    return { kind: 'sequence', name: task.sequence_naming || pattern }
  }
  if (task.use_episode_naming || pattern.includes('[]')) {
    return { kind: 'episode', name: task.episode_naming || pattern }
  }
  const preset = namingPresets.some((name) => name === pattern) ? undefined : presets.get(pattern)
  const replacement = task.replace || (preset?.replace ?? '')
  return {
    kind: 'pattern',
    pattern: preset?.pattern ?? pattern,
    // The program itself writes the old form anew when it starts.
    replacement: replacement.replaceAll('$TASKNAME', '{TASKNAME}'),
  }
}

/** `a,b` leaves names with either; `1080p,4K|预告` needs one of the first and none of the last. */
function filterOf(words: string): WordFilter {
  const parts = words.split('|').map((part) =>
    part
      .split(/[,，]/)
      .map((word) => word.trim())
      .filter((word) => word !== ''),
  )
  return { keep: parts.slice(0, -1).filter((part) => part.length > 0), out: parts.at(-1) ?? [] }
}

function triggerOf(crontab: string, now: number): Trigger | null {
  if (crontab === '' || crontab === commonCrontab) return null
  const fields = fromApscheduler('cron', { crontab }, now)
  const usual = fields.kind === 'fields' ? usualCrontab(fields) : undefined
  return usual === undefined ? fields : { kind: 'cron', crontab: usual }
}
