import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inOrder } from '../../../../../electron/engine/saving/plan/rename-order.ts'

const names = ['a', 'b', 'c', 'd', 'e']

test('whatever is to be called what, no name is given while another one has it', () => {
  const permutations = fc.shuffledSubarray(names, { minLength: 5, maxLength: 5 })
  fc.assert(
    fc.property(permutations, (wanted) => {
      const renames = names.flatMap((name, index) => {
        const newName = wanted[index] ?? name
        const which = { folder: '/', name, newName, isFolder: false, sourceId: name }
        return name === newName
          ? []
          : [{ kind: 'rename' as const, reason: 'named' as const, ...which }]
      })
      // What each file is called, by its source.
      const called = new Map(names.map((name) => [name, name]))
      for (const { name, newName, sourceId } of inOrder(renames)) {
        expect(called.get(sourceId ?? '')).toBe(name)
        expect([...called.values()]).not.toContain(newName)
        called.set(sourceId ?? '', newName)
      }
      expect(names.map((name) => called.get(name))).toEqual(wanted)
    }),
  )
})
