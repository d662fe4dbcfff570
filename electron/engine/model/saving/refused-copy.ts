/** What a person refuses for a title: a file of a share, or all of a share. */
export type RefusedCopy = {
  readonly kind: 'file' | 'share'
  /** The id of the file, or of the share. */
  readonly sourceId: string
  /** As the file was called in its share; empty for a share. */
  readonly name: string
  readonly size: number
}

/** Whether all of a share is refused. */
export function isRefusedShare(refused: readonly RefusedCopy[], shareId: string): boolean {
  return refused.some(({ kind, sourceId }) => kind === 'share' && sourceId === shareId)
}

type File = Pick<RefusedCopy, 'name' | 'size'> & { readonly id: string }

/** Whether a file is refused, or is the same as one that is, in whichever share it lies. */
export function isRefusedFile(refused: readonly RefusedCopy[], { id, name, size }: File): boolean {
  return refused.some(
    (copy) =>
      copy.kind === 'file' && (copy.sourceId === id || (copy.name === name && copy.size === size)),
  )
}
