import { type MovePreview, pieceBytes } from '../../../../electron/api/contract/moves.ts'
import { client } from '../../../live/api.ts'

/** A file that was handed over, and what it says of itself. */
export type HandedOver = { readonly token: string; readonly preview: MovePreview }

/** Hands a file over piece by piece, for it may have gigabytes, and has it read; `progress` is a share of 1. */
export async function handOver(file: File, progress: (share: number) => void): Promise<HandedOver> {
  let token: string | undefined
  let offset = 0
  do {
    const piece = file.slice(offset, offset + pieceBytes)
    const taken = await client.moves.receive({ token, offset, piece: await base64Of(piece) })
    token = taken.token
    offset += piece.size
    progress(offset / Math.max(file.size, 1))
  } while (offset < file.size)
  return { token, preview: await client.moves.preview({ token }) }
}

function base64Of(blob: Blob): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  const reader = new FileReader()
  reader.addEventListener('error', () => reject(reader.error ?? new Error(blob.type)))
  reader.addEventListener('load', () => {
    // `data:application/octet-stream;base64,…`, and without a comma for nothing.
    if (typeof reader.result === 'string') resolve(reader.result.split(',')[1] ?? '')
  })
  reader.readAsDataURL(blob)
  return promise
}
