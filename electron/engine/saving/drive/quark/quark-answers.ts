import { z } from 'zod'

const id = z.union([z.string().min(1), z.int().transform(String)])
const bytes = z.number().min(0).catch(0)

/** What every answer holds; neither a missing code nor `false` is a success. */
export const envelope = z.looseObject({
  code: z.int(),
  message: z.string().catch(''),
  metadata: z.looseObject({ missing_capacity: z.number().optional().catch(undefined) }).catch({}),
})

export const tokenAnswer = z.object({ data: z.object({ stoken: z.string().min(1) }) })

const item = z.object({
  fid: id,
  file_name: z.string(),
  // Some answers have the kind of a file alone; what is null is not there.
  dir: z.boolean().nullish(),
  file_type: z.int().nullish(),
  size: bytes.default(0),
  updated_at: z.number().catch(0).default(0),
  share_fid_token: z
    .string()
    .nullish()
    .transform((token) => token ?? ''),
})

export const listingAnswer = z
  .object({
    data: z.object({ list: z.array(item) }),
    // Without a count nobody knows whether a listing is whole; what is no number must not count as none.
    metadata: z.looseObject({
      _total: z.union([
        z.int().min(0),
        z
          .string()
          .regex(/^\d{1,15}$/)
          .transform(Number),
      ]),
    }),
  })
  .transform(({ data, metadata }) => ({
    items: data.list.map((each) => ({
      id: each.fid,
      token: each.share_fid_token,
      name: each.file_name,
      isFolder: each.dir ?? each.file_type === 0,
      size: each.size,
      updatedAt: each.updated_at,
    })),
    total: metadata['_total'],
  }))

export const pathsAnswer = z.object({
  data: z.array(z.object({ file_path: z.string(), fid: id })),
})

export const folderAnswer = z.object({ data: z.object({ fid: id }) })

export const downloadsAnswer = z.object({
  data: z.array(z.object({ fid: id, download_url: z.url({ protocol: /^https?$/ }) })),
})

/** Of what takes time; `task_resp` holds the end where it was there at once. */
export const taskAnswer = z.object({
  data: z.object({
    task_id: id,
    task_resp: envelope.optional().catch(undefined),
  }),
})

// Of moving and deleting nobody has seen that they always take time.
export const maybeTaskAnswer = z
  .object({ data: z.object({ task_id: id.optional() }).nullish() })
  .transform(({ data }) => data?.task_id ?? null)

// 0 is running, 2 is done, 4 was seen where it failed.
export const pollAnswer = z.object({ data: z.object({ status: z.int() }) })

/** What the page where one signs in answers, whoever asks. */
export const accountObject = z.looseObject({})

export const accountAnswer = z.object({ data: z.looseObject({ nickname: z.string().optional() }) })

/** JSON, in which a number that JavaScript would round is its digits: ids have 18 and more. */
export function exactJson(text: string): unknown {
  const exact = (_: string, value: unknown, context?: { readonly source?: string }) =>
    typeof value === 'number' && !Number.isSafeInteger(value) && /^\d+$/.test(context?.source ?? '')
      ? context?.source
      : value
  try {
    return JSON.parse(text, exact)
  } catch {
    return undefined
  }
}
