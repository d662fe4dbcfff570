/**
 * The first of each name, and the others: of two of one name that are saved together a drive gives the second another, so
 * that nobody knows which is which. It waits until the first has its own.
 */
export function apart<Item extends { readonly name: string }>(
  items: readonly Item[],
): { readonly firsts: readonly Item[]; readonly others: readonly Item[] } {
  const byName = new Map<string, Item>()
  for (const item of items) if (!byName.has(item.name)) byName.set(item.name, item)
  const firsts = new Set(byName.values())
  return { firsts: [...firsts], others: items.filter((item) => !firsts.has(item)) }
}
