import { readFileSync } from 'node:fs'
import { z } from 'zod'

const nodeSchema = z.object({
  fid: z.string(),
  token: z.string().default(''),
  name: z.string(),
  dir: z.boolean().default(false),
  size: z.number().default(0),
  updated_at: z.number().default(0),
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
  z.object({
    do: z.literal('share_add'),
    pwd_id: z.string(),
    name: z.string(),
    size: z.number().optional(),
  }),
  z.object({ do: z.literal('share_set'), pwd_id: z.string(), key: z.string(), value: z.unknown() }),
  z.object({ do: z.literal('task_set'), task: z.number(), key: z.string(), value: z.unknown() }),
  z.object({ do: z.literal('capacity'), value: z.number().nullish() }),
])
export type FlowChange = z.output<typeof change>

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '')
const yes = z
  .boolean()
  .nullish()
  .transform((value) => value === true)

export const flowTaskSchema = z.looseObject({
  taskname: z.string(),
  shareurl: z.string(),
  savepath: z.string(),
  pattern: text,
  replace: text,
  enddate: text,
  runweek: z.array(z.number()).nullish(),
  ignore_extension: yes,
  startfid: text,
  update_subdir: text,
  update_subdir_resave_mode: yes,
  shareurl_ban: text,
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

const about = {
  id: z.string(),
  title: z.string().default(''),
  tags: z.array(z.string()).default([]),
}

const caseSchema = z.object({
  ...about,
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
  faults: z.array(fault).default([]),
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

/** A case of another form: what of it can be told. */
export type UnreadFlow = {
  readonly [Key in keyof typeof about]: z.output<(typeof about)[Key]>
} & { readonly problem: string }

/** The cases of a file; one of another form does not keep the others from being played. */
export function readFlows(file: string): (FlowCase | UnreadFlow)[] {
  const whole: unknown = JSON.parse(readFileSync(file, 'utf8'))
  return z
    .object({ cases: z.array(z.looseObject(about)) })
    .parse(whole)
    .cases.map((each) => {
      const read = caseSchema.safeParse(each)
      if (read.success) return read.data
      const { id, tags, title } = each
      return { id, tags, title, problem: z.prettifyError(read.error) }
    })
}
