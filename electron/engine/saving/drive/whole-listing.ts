import { DriveFault } from './drive-fault.ts'

type Page<Item> = {
  readonly items: readonly Item[]
  /** How many the drive counts in all. */
  readonly total: number
}

// A folder of 50,000; a drive that goes on for ever is stopped there.
const mostPages = 1000

/**
 * All items of a folder that a drive gives page by page, each once. A listing is whole or an error: a plan that knows
 * half of a folder would save the other half again.
 */
export async function wholeListing<Item extends { readonly id: string }>(
  page: (number: number) => Promise<Page<Item>>,
): Promise<readonly Item[]> {
  const found = new Map<string, Item>()
  let counted: number | undefined
  for (let number = 1; number <= mostPages; number += 1) {
    const { items, total } = await page(number)
    for (const item of items) found.set(item.id, item)
    // Where one went or came meanwhile, the pages behind it moved, and one of theirs was never seen.
    const isOtherwise = total !== (counted ??= total) || found.size > total
    if (isOtherwise) throw incomplete(found.size, total)
    if (found.size === total) return [...found.values()]
    if (items.length === 0) throw incomplete(found.size, total)
  }
  throw incomplete(found.size, Number.POSITIVE_INFINITY)
}

const incomplete = (found: number, total: number) =>
  new DriveFault({ kind: 'incomplete', code: 'listing.incomplete', words: `${found} / ${total}` })
