/** The lines of a text that comes in pieces, whichever of the three ways they end. */
export function* linesOfChunks(chunks: Iterable<string>): Generator<string> {
  let rest = ''
  for (const chunk of chunks) {
    const lines = (rest + chunk).split(/\r\n|\n|\r(?!$)/)
    rest = lines.pop() ?? ''
    yield* lines
  }
  yield* rest.split('\r')
}
