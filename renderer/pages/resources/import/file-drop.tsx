import { Button, FileButton } from '@mantine/core'
import { IconFileUpload } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FormError } from '../../../components/form/form-foot.tsx'
import classes from './import.module.css'
import { type ImportContent, readable } from './import-content.ts'

// What a file holds is told from its content; these are what a chooser offers first.
const usual = '.csv,.tsv,.xlsx,.json,.jsonl,.sql,.html,.htm,.txt,.md,.url,.webloc,.desktop'

type Props = { readonly isReading: boolean; readonly onRead: (content: ImportContent) => void }

/** A drop zone for a file, and a button to choose one. */
export function FileDrop({ isReading, onRead }: Props) {
  const { t } = useTranslation()
  const [isOver, setOver] = useState(false)
  const [problem, setProblem] = useState('')

  const read = async (files: readonly File[]) => {
    if (files.length === 0) return
    const found = await readable(files)
    setProblem('problem' in found ? t(`import.${found.problem}`) : '')
    if ('file' in found) onRead(found)
  }
  return (
    <>
      {/* The button does for the keyboard what dropping does for the mouse. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <section
        aria-label={t('import.drop')}
        className={classes['drop']}
        data-over={isOver}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault()
          setOver(false)
          void read([...event.dataTransfer.files])
        }}
      >
        <IconFileUpload size={32} stroke={1.3} aria-hidden />
        <p>{t('import.drop')}</p>
        <FileButton accept={usual} onChange={(file) => void read(file ? [file] : [])}>
          {(button) => (
            <Button {...button} variant="default" loading={isReading}>
              {t('import.choose')}
            </Button>
          )}
        </FileButton>
        <small>{t('import.fileHint')}</small>
      </section>
      <FormError mt="sm">{problem}</FormError>
    </>
  )
}
