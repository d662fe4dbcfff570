import type { SavedFile } from '../model/saving/step.ts'

/** Files of a task that lie in the drive under their names. */
export type SavedList = {
  readonly task: { readonly id: number; readonly name: string }
  /** When it was made, in milliseconds since 1970. */
  readonly at: number
  /** The run that told of them; null where a hook is only tried, with a list that names nothing. */
  readonly runId: number | null
  readonly files: readonly SavedFile[]
}

export const pathOf = ({ folder, name }: Pick<SavedFile, 'folder' | 'name'>) =>
  `${folder === '/' ? '' : folder}/${name}`

/** The folders in which files lie, each once. */
export const foldersOf = ({ files }: SavedList) => [...new Set(files.map(({ folder }) => folder))]

/** The list as a program is given it; docs/saving.md describes it. */
export function listText({ at, files, runId, task }: SavedList): string {
  return JSON.stringify({
    event: runId === null ? 'test' : 'saved',
    at: new Date(at).toISOString(),
    task,
    files: files.map((file) => {
      const { folder, name, original, size } = file
      return { path: pathOf(file), folder, name, original, size }
    }),
  })
}

/** What a hook is tried with. */
export function trialList(at: number): SavedList {
  const file = {
    sourceId: 'test',
    folder: '/Pansentry',
    original: 'test.mp4',
    name: 'Pansentry.E01.mp4',
    size: 0,
    driveId: '',
    state: 'named',
    savedAt: at,
  } as const
  return { task: { id: 0, name: 'Pansentry' }, at, runId: null, files: [file] }
}
