import { readFileSync } from 'node:fs'
import { z } from 'zod'

const nodeSchema = z.object({
  fid: z.string(),
  token: z.string(),
  name: z.string(),
  dir: z.boolean(),
  size: z.number(),
  updated_at: z.number(),
  get children() {
    return z.array(nodeSchema).optional()
  },
})

const tokenError = z.tuple([z.number(), z.number(), z.string()]).nullable()

const change = z.discriminatedUnion('do', [
  z.object({ do: z.literal('drive_delete'), path: z.string() }),
  z.object({ do: z.literal('drive_rename'), path: z.string(), to: z.string() }),
  z.object({ do: z.literal('drive_move'), path: z.string(), to: z.string() }),
  z.object({
    do: z.literal('share_rename'),
    pwd_id: z.string(),
    name: z.string(),
    to: z.string(),
  }),
  z.object({
    do: z.literal('share_replace'),
    pwd_id: z.string(),
    name: z.string(),
    size: z.number().optional(),
  }),
  z.object({ do: z.literal('share_remove'), pwd_id: z.string(), name: z.string() }),
  z.object({ do: z.literal('share_add'), pwd_id: z.string(), name: z.string() }),
  z.object({ do: z.literal('share_set'), pwd_id: z.string(), key: z.string(), value: z.unknown() }),
  z.object({ do: z.literal('task_set'), task: z.number(), key: z.string(), value: z.unknown() }),
  z.object({ do: z.literal('capacity'), value: z.number().nullish() }),
])
export type FlowChange = z.output<typeof change>

export const flowTaskSchema = z.looseObject({
  taskname: z.string(),
  shareurl: z.string(),
  savepath: z.string(),
  pattern: z.string().default(''),
  replace: z.string().default(''),
  enddate: z.string().default(''),
  runweek: z.array(z.number()).nullish(),
  ignore_extension: z.boolean().default(false),
  startfid: z.string().default(''),
  update_subdir: z.string().default(''),
  update_subdir_resave_mode: z.boolean().default(false),
  shareurl_ban: z.string().default(''),
})
export type FlowTask = z.output<typeof flowTaskSchema>

const fault = z.object({
  op: z.string(),
  nth: z.number().optional(),
  do: z.enum(['close', 'close-after', 'html', 'json', 'rule']),
  http: z.number().default(200),
  json: z.unknown().optional(),
  rule: z
    .object({
      keep: z.number().exactOptional(),
      reverse_ids: z.boolean().exactOptional(),
      rounds: z.number().exactOptional(),
      final: z.number().exactOptional(),
    })
    .optional(),
})
export type FlowFault = z.output<typeof fault>

const listed = z.object({
  path: z.string(),
  dir: z.boolean(),
  size: z.number().default(0),
  from_share_fid: z.string().exactOptional(),
})

const expectSchema = z.object({
  tasks: z.array(z.object({ task: z.number(), verdict: z.string() })),
  notify: z.object({ kinds: z.array(z.string()) }).nullable(),
  drive_after: z.array(listed),
  bin_after: z.array(z.unknown()),
})
export type FlowExpectation = z.output<typeof expectSchema>

const caseSchema = z.object({
  id: z.string(),
  title: z.string(),
  tags: z.array(z.string()),
  now: z.string(),
  shares: z.array(
    z.object({
      pwd_id: z.string(),
      passcode: z.string().default(''),
      tree: z.array(nodeSchema),
      total_bias: z.number().exactOptional(),
      token_error: tokenError.exactOptional(),
    }),
  ),
  drive: z.array(
    z.object({
      path: z.string(),
      dir: z.boolean().optional(),
      size: z.number().default(0),
    }),
  ),
  tasks: z.array(flowTaskSchema),
  faults: z.array(fault),
  steps: z.array(
    z.object({
      before: z.array(change).default([]),
      manual: z.union([z.boolean(), z.array(z.number())]).optional(),
    }),
  ),
  expect: z.array(expectSchema),
  wanted: z.string().optional(),
  capacity: z.number().optional(),
  capacity_at: z.enum(['save', 'poll']).default('save'),
  poll_rounds: z.number().default(0),
  account_ok: z.boolean().default(true),
  cookies: z.array(z.string()).default(['__uid=1; __pus=1']),
  manual: z.array(z.number()).optional(),
})
export type FlowCase = z.output<typeof caseSchema>

/** The cases of a file; throws where it is of another form. */
export function readFlows(file: string): FlowCase[] {
  const whole: unknown = JSON.parse(readFileSync(file, 'utf8'))
  return z.object({ cases: z.array(caseSchema) }).parse(whole).cases
}
