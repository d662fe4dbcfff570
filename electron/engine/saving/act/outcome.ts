import { DriveFault } from '../drive/drive-fault.ts'
import type { Handle, ShareItem } from '../drive/saving-drive.ts'
import type { ActContext } from './acted.ts'
import { awaitDone } from './patience.ts'

/** What is known of a save before anybody looks into the folder. */
type Outcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'refused'; readonly fault: DriveFault }
  /** The drive may still be at it; `fault` is why nobody knows. */
  | { readonly kind: 'open'; readonly fault: DriveFault | null }

/** Asks the drive to save, and waits for it; `taken` is called once it has begun. Rejects only when it is stopped. */
export async function outcomeOf(
  items: readonly ShareItem[],
  folder: string,
  { clock, drive, share, signal }: ActContext,
  taken: (handle: Handle) => void,
): Promise<Outcome> {
  let isBegun = false
  try {
    const handle = await drive.save(share, items, folder)
    taken(handle)
    isBegun = true
    const end = await awaitDone(drive, handle, clock, signal)
    return end === 'done' ? { kind: 'done' } : { kind: 'open', fault: null }
  } catch (error) {
    if (!(error instanceof DriveFault)) throw error
    const isKnown = isBegun ? error.isOutcome : !error.isUncertain
    return { kind: isKnown ? 'refused' : 'open', fault: error }
  }
}
