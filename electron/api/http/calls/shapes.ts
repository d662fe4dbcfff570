import { z } from 'zod'
import {
  accountDraftSchema,
  accountProfileSchema,
  accountSchema,
  accountStateSchema,
} from '../../../engine/model/account/account.ts'
import { checkPlanSchema } from '../../../engine/model/campaign.ts'
import { checkSchema, healthSchema, stateSchema } from '../../../engine/model/check.ts'
import {
  importEditSchema,
  importFileSchema,
  importPreviewSchema,
  importRowSchema,
  importTextSchema,
} from '../../../engine/model/import.ts'
import { jobDraftSchema, unavailableJobSchema } from '../../../engine/model/job.ts'
import { providerSchema } from '../../../engine/model/link.ts'
import { messageSchema } from '../../../engine/model/message.ts'
import { contentsSchema, movedSecretsSchema } from '../../../engine/model/moves/move.ts'
import {
  channelDraftSchema,
  channelFieldSchema,
  channelKindSchema,
  channelSchema,
} from '../../../engine/model/notices/channel.ts'
import { attemptSchema } from '../../../engine/model/notices/delivery.ts'
import { noticeEventSchema } from '../../../engine/model/notices/notice.ts'
import { shownMessageSchema } from '../../../engine/model/notices/outbox.ts'
import {
  digestSchema,
  muteSchema,
  quietHoursSchema,
  ruleSchema,
  rulesSchema,
} from '../../../engine/model/notices/rules.ts'
import { scriptContentSchema } from '../../../engine/model/params/script-file.ts'
import { scriptParamsSchema } from '../../../engine/model/params/script-params.ts'
import { policyChangesSchema, policySchema } from '../../../engine/model/policy.ts'
import { type RefusalCode, refusals } from '../../../engine/model/refusal.ts'
import {
  healthCountsSchema,
  resourceInputSchema,
  resourceSchema,
} from '../../../engine/model/resource.ts'
import { bulkChangeSchema, chosenByFilterSchema } from '../../../engine/model/resources/bulk.ts'
import { beatsSchema, facetsSchema } from '../../../engine/model/resources/facets.ts'
import { labelSchema } from '../../../engine/model/resources/labels.ts'
import {
  cursorSchema,
  resourceFilterSchema,
  resourceQuerySchema,
} from '../../../engine/model/resources/resource-filter.ts'
import { viewSchema } from '../../../engine/model/resources/views.ts'
import { changedLinksSchema, providerResultSchema } from '../../../engine/model/results.ts'
import { faultSchema } from '../../../engine/model/saving/fault.ts'
import { hookKindSchema } from '../../../engine/model/saving/hook.ts'
import { keptStepSchema } from '../../../engine/model/saving/kept-plan.ts'
import { progressSchema } from '../../../engine/model/saving/progress.ts'
import {
  namingSchema,
  savingTaskSchema,
  wordFilterSchema,
} from '../../../engine/model/saving/saving-task.ts'
import { leftSchema, stepSchema } from '../../../engine/model/saving/step.ts'
import { taskEndSchema } from '../../../engine/model/saving/task-end.ts'
import { savingTurnSchema } from '../../../engine/model/saving/turn.ts'
import { secretsStateSchema } from '../../../engine/model/secrets/place.ts'
import { exchangeSchema, spotAnswerSchema } from '../../../engine/model/spot-check.ts'
import {
  foundScheduleSchema,
  leftBehindSchema,
  takeoverFileSchema,
  takeoverPreviewSchema,
  takeoverTextSchema,
} from '../../../engine/model/takeover.ts'
import { apiTokenDraftSchema, apiTokenSchema } from '../../../engine/model/tokens/api-token.ts'
import { triggerSchema } from '../../../engine/model/trigger.ts'
import {
  eventTriggersSchema,
  occurrenceSchema,
} from '../../../engine/model/triggers/event-trigger.ts'
import { seenLaneSchema, seenWorkerSchema } from '../../../engine/model/workers/seen-worker.ts'
import { jobProblemSchema, jobSchema, startedSchema } from '../../contract/jobs.ts'
import { workersStateSchema } from '../../contract/machines/workers.ts'
import { runLineSchema, runSchema } from '../../contract/runs.ts'
import { shownAttemptSchema, shownHookSchema } from '../../contract/saving/hooks.ts'
import { takenTasksSchema } from '../../contract/saving/old-script.ts'
import { settingsSchema } from '../../contract/settings.ts'
import { eventSchema, infoSchema } from '../../contract/system.ts'

/** What is answered when a request is turned away before it is a call, or does not fit it. */
const httpErrorSchema = z
  .object({
    defined: z.literal(false),
    code: z.string(),
    status: z.number(),
    message: z.string(),
    /** What does not fit, where that is known. */
    data: z.unknown(),
  })
  .describe(
    'An answer that is no refusal of the call: `code` is that of the HTTP status, or `TOKEN_ENDED`.',
  )

const answered = {
  Account: accountSchema,
  AccountProfile: accountProfileSchema,
  AccountState: accountStateSchema,
  ApiToken: apiTokenSchema,
  Attempt: attemptSchema,
  Beats: beatsSchema,
  ChangedLinks: changedLinksSchema,
  Channel: channelSchema,
  ChannelField: channelFieldSchema,
  ChannelKind: channelKindSchema,
  Check: checkSchema,
  CheckPlan: checkPlanSchema,
  Contents: contentsSchema,
  Cursor: cursorSchema,
  Digest: digestSchema,
  Event: eventSchema,
  EventTriggers: eventTriggersSchema,
  Exchange: exchangeSchema,
  Facets: facetsSchema,
  FoundSchedule: foundScheduleSchema,
  Hook: shownHookSchema,
  HookAttempt: shownAttemptSchema,
  HookKind: hookKindSchema,
  Health: healthSchema,
  HealthCounts: healthCountsSchema,
  HttpError: httpErrorSchema,
  ImportPreview: importPreviewSchema,
  ImportRow: importRowSchema,
  Info: infoSchema,
  Job: jobSchema,
  JobProblem: jobProblemSchema,
  Label: labelSchema,
  LeftBehind: leftBehindSchema,
  Message: messageSchema,
  Mute: muteSchema,
  NoticeEvent: noticeEventSchema,
  NotificationRule: ruleSchema,
  NotificationRules: rulesSchema,
  Occurrence: occurrenceSchema,
  MovedSecrets: movedSecretsSchema,
  Policy: policySchema,
  Provider: providerSchema,
  ProviderResult: providerResultSchema,
  QuietHours: quietHoursSchema,
  Resource: resourceSchema,
  Run: runSchema,
  RunLine: runLineSchema,
  SecretsState: secretsStateSchema,
  SentMessage: shownMessageSchema,
  ScriptContent: scriptContentSchema,
  Settings: settingsSchema,
  SpotAnswer: spotAnswerSchema,
  StartedRun: startedSchema,
  State: stateSchema,
  TakeoverPreview: takeoverPreviewSchema,
  Naming: namingSchema,
  KeptStep: keptStepSchema,
  SavingFault: faultSchema,
  SavingLeft: leftSchema,
  SavingProgress: progressSchema,
  SavingStep: stepSchema,
  SavingTask: savingTaskSchema,
  SavingTaskEnd: taskEndSchema,
  SavingTurn: savingTurnSchema,
  TakenTasks: takenTasksSchema,
  SeenLane: seenLaneSchema,
  SeenWorker: seenWorkerSchema,
  WorkersState: workersStateSchema,
  WordFilter: wordFilterSchema,
  Trigger: triggerSchema,
  UnavailableJob: unavailableJobSchema,
  View: viewSchema,
}

/** What is absent has its default. */
const sent = {
  AccountDraft: accountDraftSchema,
  ApiTokenDraft: apiTokenDraftSchema,
  BulkChange: bulkChangeSchema,
  ChannelDraft: channelDraftSchema,
  ChosenByFilter: chosenByFilterSchema,
  ImportEdit: importEditSchema,
  ImportFile: importFileSchema,
  ImportText: importTextSchema,
  JobDraft: jobDraftSchema,
  NotificationRuleInput: ruleSchema,
  NotificationRulesInput: rulesSchema,
  PolicyChanges: policyChangesSchema,
  ResourceFilter: resourceFilterSchema,
  ResourceInput: resourceInputSchema,
  ResourceQuery: resourceQuerySchema,
  ScriptParams: scriptParamsSchema,
  TakeoverFile: takeoverFileSchema,
  TakeoverText: takeoverTextSchema,
}

/** The name of a refusal among the shapes: `JOB_NOT_FOUND` → `JobNotFound`. */
export function refusalName(code: string): string {
  return code.toLowerCase().replaceAll(/(?:^|_)(\w)/g, (_, first: string) => first.toUpperCase())
}

function refusalSchema(
  code: string,
  { data, message, status }: (typeof refusals)[RefusalCode],
): z.ZodType {
  return z
    .object({
      defined: z.literal(true),
      code: z.literal(code),
      status: z.literal(status),
      message: z.string(),
      data,
    })
    .describe(message)
}

/** The shapes that have a name of their own in the document. */
export const namedShapes = Object.fromEntries([
  ...Object.entries(answered).map(([name, schema]) => named(name, schema, 'output')),
  ...Object.entries(sent).map(([name, schema]) => named(name, schema, 'input')),
])

/** The answers that refuse a call with one of these codes. */
export function refusalShapes(codes: ReadonlySet<string>) {
  return Object.fromEntries(
    Object.entries(refusals)
      .filter(([code]) => codes.has(code))
      .map(([code, refusal]) => named(refusalName(code), refusalSchema(code, refusal), 'output')),
  )
}

function named(name: string, schema: z.ZodType, strategy: 'input' | 'output') {
  return [name, { schema, strategy }] as const
}
