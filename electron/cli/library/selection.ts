import { z } from 'zod'
import { largestPage, type Resource, type ResourceFilter } from '../../api/contract/resources.ts'
import type { ApiClient } from '../../api/control-client.ts'
import { CommandError } from '../exit-code.ts'
import type { Session } from '../session.ts'
import { filterInput, filterOf } from './filter-options.ts'

export const idSchema = z.coerce.number().int().positive()

/** What a command is given that works on links: their ids, or a filter. */
export const selectionInput = { id: z.array(idSchema).default([]), ...filterInput }

type ChosenLinks = { ids: number[] } | { filter: ResourceFilter }

/** The links that are named, or those that a filter finds; one of both. */
export function selectionOf(
  { id: ids, ...given }: z.output<z.ZodObject<typeof selectionInput>>,
  { words }: Session,
): ChosenLinks {
  const filter = filterOf(given)
  if ((filter === undefined) === (ids.length === 0)) {
    throw new CommandError('USAGE', words.t('cli.resources.idsOrFilter'))
  }
  return filter ? { filter } : { ids }
}

/** How many links these are; an id that is none is refused, and so is a filter that finds nothing. */
export async function requireLinks(
  api: ApiClient,
  selection: ChosenLinks,
  { words }: Session,
): Promise<number> {
  if ('ids' in selection) {
    for (const id of selection.ids) {
      await api.resources.get({ id })
    }
    return selection.ids.length
  }
  const count = await api.resources.count(selection)
  if (count === 0) throw new CommandError('NO_LINKS', words.t('cli.resources.noneFits'))
  return count
}

type Page = Awaited<ReturnType<ApiClient['resources']['list']>>

/** So many rows at most, page by page. */
export async function readRows(
  api: ApiClient,
  wanted: Omit<Parameters<ApiClient['resources']['list']>[0], 'after' | 'limit'>,
  most: number,
): Promise<Resource[]> {
  const rows: Resource[] = []
  for (let after: NonNullable<Page['next']> | undefined; rows.length < most; ) {
    const limit = Math.min(largestPage, most - rows.length)
    const page = await api.resources.list({ ...wanted, limit, after })
    rows.push(...page.rows)
    if (!page.next) break
    after = page.next
  }
  return rows
}
