import { useFileDialog } from '@mantine/hooks'
import { useMutation } from '@tanstack/react-query'
import type { JobsFilePreview } from '../../../../electron/api/contract/jobs-file.ts'
import { wallText } from '../../../../electron/words/wall-clock.ts'
import { client } from '../../../live/api.ts'
import { saveFile } from '../../../live/download.ts'
import { useSettings } from '../../../live/settings.ts'

/** A file that was read, and what it would change here. */
export type ReadJobsFile = { readonly text: string; readonly preview: JobsFilePreview }

/** Writes all jobs and settings into a file and hands it to the person. */
export function useExportJobs() {
  const { effectiveTimeZone } = useSettings()
  return useMutation({
    mutationFn: async () => {
      const text = `${JSON.stringify(await client.jobsFile.export(), null, 2)}\n`
      const [day] = wallText(Date.now(), effectiveTimeZone).split(' ')
      const file = new Blob([text], { type: 'application/json;charset=utf-8' })
      saveFile(file, `Pansentry ${day}.pansentry-jobs.json`)
    },
  })
}

/** Lets the person choose such a file, and compares it with what is here. */
export function useChooseJobsFile() {
  const read = useMutation({
    mutationFn: async (file: File): Promise<ReadJobsFile> => {
      const text = await file.text()
      return { text, preview: await client.jobsFile.preview({ text }) }
    },
  })
  const dialog = useFileDialog({
    accept: '.json,application/json',
    multiple: false,
    // Chosen again after it was refused, the same file is another try.
    resetOnOpen: true,
    onChange: (files) => {
      const [file] = files ?? []
      if (file) read.mutate(file)
    },
  })
  return { choose: dialog.open, isReading: read.isPending, found: read.data, close: read.reset }
}
