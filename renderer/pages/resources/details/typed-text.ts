import type { Resource } from '../../../../electron/api/contract/resources.ts'
import { api } from '../../../live/api.ts'
import { queryClient } from '../../../live/query-client.ts'
import { isRefusal } from '../../../live/refusal.ts'

type Typed = Partial<Pick<Resource, 'title' | 'passcode' | 'category' | 'note'>>

const typed = new Map<number, Typed>()

/** What stands in the fields of a link and is not saved; it outlives the link, should another tab delete that meanwhile. */
export const typedText = {
  of: (id: number): Typed => typed.get(id) ?? {},
  note: (id: number, text: Typed) => void typed.set(id, text),
  /** The link is left, and what was saved of it may change elsewhere. */
  leave(id: number): void {
    const query = queryClient.getQueryState(api.resources.get.queryKey({ input: { id } }))
    if (!isRefusal(query?.error, 'RESOURCE_NOT_FOUND')) typed.delete(id)
  },
}
