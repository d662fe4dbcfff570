// So many take a few milliseconds; then everything else has its turn.
const atOnce = 500

/** What comes one by one, some hundred at a time. */
export async function* inPieces<T>(
  all: Iterable<T> | AsyncIterable<T>,
): AsyncGenerator<readonly T[]> {
  let piece: T[] = []
  for await (const each of all) {
    piece.push(each)
    if (piece.length === atOnce) {
      yield piece
      piece = []
    }
  }
  if (piece.length > 0) yield piece
}
