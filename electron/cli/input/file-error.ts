import { systemReason } from '../../engine/model/refusals/system-fault.ts'
import type { Words } from '../../words/catalogue.ts'
import { messageTexts } from '../../words/message-text.ts'

/** Why a file cannot be read, in the person's language. */
export function fileErrorText(words: Pick<Words, 't' | 'language'>, error: unknown): string {
  return messageTexts(words)(systemReason(error).because)
}
