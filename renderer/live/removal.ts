import { useMutation } from '@tanstack/react-query'
import { type Said, showUndo } from './toast.tsx'

type Removal<Key> = {
  readonly remove: (key: Key) => Promise<unknown>
  readonly restore: (key: Key) => Promise<unknown>
  /** Loads anew what is shown, after either; where it is absent, an event of the engine has that done. */
  readonly changed?: () => Promise<unknown>
}

type Asked<Key> = {
  readonly key: Key
  /** What is told of it. */
  readonly message: Said
  readonly onRemoved?: () => void
  readonly onRestored?: () => void
}

/** Removes a thing without a question, and offers to take that back. */
export function useRemoval<Key>({ changed, remove, restore }: Removal<Key>) {
  const takingBack = useMutation({
    mutationFn: ({ key }: Asked<Key>) => restore(key),
    onSuccess: async (_, { onRestored }) => {
      await changed?.()
      onRestored?.()
    },
  })
  return useMutation({
    mutationFn: ({ key }: Asked<Key>) => remove(key),
    onSuccess: async (_, asked) => {
      showUndo({ message: asked.message, undo: () => takingBack.mutate(asked) })
      asked.onRemoved?.()
      await changed?.()
    },
  })
}
