import { statSync } from 'node:fs'
import { dirname, isAbsolute, join } from 'node:path'
import type { JobDraft } from '../jobs/job-draft.ts'
import { Refusal } from '../model/refusal.ts'
import { quarkAutoSaveJobId, type ScriptFiles } from '../model/takeover.ts'
import type { Trigger } from '../model/trigger.ts'

/** What runs the script; on Windows Python installs no `python3`. */
export const python = process.platform === 'win32' ? 'python' : 'python3'

/**
 * The script of a configuration: beside it, or in the folder above, as in its Docker image, where it has a folder
 * `config`. Empty if it is in neither.
 */
export function scriptNear(config: string): string {
  const folder = dirname(config)
  const places = [folder, dirname(folder)].map((place) => join(place, 'quark_auto_save.py'))
  return places.find(isFile) ?? ''
}

/** The job that goes on running a person's script; throws `FILE_MISSING`. */
export function scriptJob({ script, config }: ScriptFiles, trigger: Trigger): JobDraft {
  for (const file of [script, config]) {
    if (!isAbsolute(file) || !isFile(file)) throw new Refusal('FILE_MISSING', { file })
  }
  return {
    id: quarkAutoSaveJobId,
    kind: 'script',
    name: 'quark-auto-save',
    trigger,
    // It looks for its plugins in the working folder.
    params: { program: python, arguments: [script, config], folder: dirname(script) },
  }
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false
}
