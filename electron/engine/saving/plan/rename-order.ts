import type { Step } from '../../model/saving/step.ts'

type Rename = Extract<Step, { readonly kind: 'rename' }>

/**
 * Renames in an order in which no name is taken when it is given: who has the name moves away first. Those that wait for
 * each other in a ring are led round by a name that nobody has.
 */
export function inOrder(renames: readonly Rename[]): Rename[] {
  const waiting = new Map(renames.map((rename) => [rename.name, rename]))
  const ordered: Rename[] = []
  while (waiting.size > 0) {
    const free = [...waiting.values()].filter(({ newName }) => !waiting.has(newName))
    for (const rename of free) {
      ordered.push(rename)
      waiting.delete(rename.name)
    }
    if (free.length > 0) continue
    const [first] = waiting.values()
    if (!first) break
    waiting.delete(first.name)
    const aside = `${first.newName}.${waiting.size}`
    ordered.push({ ...first, newName: aside })
    waiting.set(aside, { ...first, name: aside })
  }
  return ordered
}
