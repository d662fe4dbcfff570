import { jobsFileTextSchema } from '../../engine/model/moves/jobs-file.ts'
import { Fault, systemFault } from '../../engine/model/refusals/system-fault.ts'

/** Bytes of the largest text the API takes, four to a character. */
export const largestText = (jobsFileTextSchema.maxLength ?? 0) * 4

/** All that a stream gives; throws as soon as that is more than `most` bytes, and reads no further. */
export async function boundedBytes(
  stream: AsyncIterable<Uint8Array>,
  most: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of stream) {
    pieces.push(piece)
    size += piece.length
    if (size > most) throw new Fault(systemFault('tooLarge', { most: most / 1024 / 1024 }))
  }
  return new Uint8Array(Buffer.concat(pieces))
}
