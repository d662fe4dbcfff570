import { IconFileImport } from '@tabler/icons-react'
import { useEffect, useEffectEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportContent } from '../pages/resources/import/import-content.ts'
import { ImportModal } from '../pages/resources/import/lazy-import-modal.ts'
import classes from './import-anywhere.module.css'

/** What is pasted or dropped on any page, but into a field, opens the import with it. */
export function ImportAnywhere() {
  const { t } = useTranslation()
  const [given, setGiven] = useState<ImportContent | null>(null)
  const [isOver, setOver] = useState(false)
  const take = useEffectEvent((event: Event, data: DataTransfer | null) => {
    setOver(false)
    if (event.defaultPrevented || isTakenElsewhere(event.target)) return
    const content = contentOf(data)
    if (!content) return
    event.preventDefault()
    setGiven(content)
  })
  useEffect(() => {
    const paste = (event: ClipboardEvent) => take(event, event.clipboardData)
    const drop = (event: DragEvent) => {
      take(event, event.dataTransfer)
      // A file that nobody takes would replace the page.
      if (hasFiles(event)) event.preventDefault()
    }
    const over = (event: DragEvent) => {
      if (!hasFiles(event)) return
      event.preventDefault()
      setOver(!isTakenElsewhere(event.target))
    }
    const leave = ({ relatedTarget }: DragEvent) => {
      if (relatedTarget === null) setOver(false)
    }
    document.addEventListener('paste', paste)
    document.addEventListener('drop', drop)
    document.addEventListener('dragover', over)
    document.addEventListener('dragleave', leave)
    return () => {
      document.removeEventListener('paste', paste)
      document.removeEventListener('drop', drop)
      document.removeEventListener('dragover', over)
      document.removeEventListener('dragleave', leave)
    }
  }, [])
  return (
    <>
      {isOver && (
        <div className={classes['over']}>
          <p>
            <IconFileImport size={24} aria-hidden />
            {t('import.dropAnywhere')}
          </p>
        </div>
      )}
      {given && (
        <ImportModal
          source={'text' in given ? 'text' : 'file'}
          content={given}
          onClose={() => setGiven(null)}
        />
      )}
    </>
  )
}

const hasFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') === true

/** A field, or a window in front, has what is pasted to itself. */
function isTakenElsewhere(target: EventTarget | null): boolean {
  if (document.querySelector('[aria-modal="true"]')) return true
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input:not([type=checkbox]), textarea, select'))
  )
}

function contentOf(data: DataTransfer | null): ImportContent | null {
  const [file] = data?.files ?? []
  if (file) return { file }
  const text = data?.getData('text/plain') ?? ''
  return text.trim() === '' ? null : { text }
}
