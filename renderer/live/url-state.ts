import { useMemo } from 'react'
import { useLocation } from 'wouter'
import { z } from 'zod'
import { useAddressQuery } from './location.ts'

type Options = {
  /** Changes the address in place, so that "back" skips this state: for what is being typed. */
  readonly replace?: boolean
}

/**
 * The part of a page's state that its address keeps, so that "back" and a copied address lead to it. Every field of the
 * schema reads the text of a parameter, and must have a value where there is none or a wrong one (`.catch`);
 * a field that holds that value stands not in the address. A list is a parameter for each item (`listOf`).
 */
export function useUrlState<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
): readonly [
  z.output<z.ZodObject<Shape>>,
  (change: Partial<z.output<z.ZodObject<Shape>>>, options?: Options) => void,
] {
  const [path, navigate] = useLocation()
  const search = useAddressQuery()
  const state = useMemo(() => fromQuery(schema, search), [schema, search])
  const change = (wanted: Partial<typeof state>, options: Options = {}) => {
    const query = toQuery(schema, { ...state, ...wanted })
    navigate(query === '' ? path : `${path}?${query}`, options)
  }
  return [state, change]
}

/** A field that holds any number of such items; wrong ones are left out. */
export function listOf<Item extends z.ZodType>(item: Item) {
  return z
    .union([z.array(z.unknown()), z.string().transform((text) => [text])])
    .catch([])
    .transform((items) =>
      items.flatMap((each) => {
        const read = item.safeParse(each)
        return read.success ? [read.data] : []
      }),
    )
}

export function fromQuery<Schema extends z.ZodObject>(
  schema: Schema,
  query: string,
): z.output<Schema> {
  const params = new URLSearchParams(query)
  const texts = Object.keys(schema.shape).map((name) => {
    const all = params.getAll(name)
    return [name, all.length > 1 ? all : all[0]]
  })
  return schema.parse(Object.fromEntries(texts))
}

export function toQuery<Schema extends z.ZodObject>(
  schema: Schema,
  state: z.output<Schema>,
): string {
  const usual: Readonly<Record<string, unknown>> = fromQuery(schema, '')
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(state)) {
    if (value === usual[name]) continue
    for (const each of [value].flat()) params.append(name, String(each))
  }
  return params.toString()
}
