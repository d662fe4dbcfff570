import type { ScriptContent } from '../../../../electron/api/contract/scripts.ts'

/** A script as it is edited. */
export type ScriptEdit = {
  readonly name: string
  /** Its lines end with \n, as in every text field. */
  readonly text: string
  /** The one it was read at; null for a script that is new. */
  readonly revision: string | null
  /** Its file's lines end as on Windows. */
  readonly endsAsOnWindows: boolean
}

export const newScript: ScriptEdit = {
  name: '',
  text: '',
  revision: null,
  endsAsOnWindows: false,
}

export function editOfScript({ name, revision, text }: ScriptContent): ScriptEdit {
  const endsAsOnWindows = text.includes('\r\n')
  return { name, revision, text: text.replaceAll('\r\n', '\n'), endsAsOnWindows }
}

/** The text as it is written. */
export function writtenText({ endsAsOnWindows, text }: ScriptEdit): string {
  return endsAsOnWindows ? text.replaceAll('\n', '\r\n') : text
}
