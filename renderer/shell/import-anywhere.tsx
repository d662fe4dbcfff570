import { IconFileImport } from '@tabler/icons-react'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { showFailure } from '../live/toast.tsx'
import { type ImportContent, readable } from '../pages/resources/import/import-content.ts'
import { ImportModal } from '../pages/resources/import/lazy-import-modal.ts'
import classes from './import-anywhere.module.css'

/** What is pasted or dropped on any page, but into a field, opens the import with it. */
export function ImportAnywhere() {
  const { t } = useTranslation()
  const [given, setGiven] = useState<ImportContent | null>(null)
  const [isOver, setOver] = useState(false)
  // What is dragged out of this page itself brings nothing new.
  const isOwn = useRef(false)
  const takeFiles = async (files: readonly File[]) => {
    const found = await readable(files)
    if ('file' in found) setGiven(found)
    else showFailure(t(`import.${found.problem}`))
  }
  const take = useEffectEvent((event: Event, data: DataTransfer | null) => {
    setOver(false)
    if (event.defaultPrevented || isTakenElsewhere(event.target)) return
    const files = [...(data?.files ?? [])]
    const text = textOf(data)
    if (files.length === 0 && text === '') return
    event.preventDefault()
    if (files.length === 0) setGiven({ text })
    else void takeFiles(files)
  })
  useEffect(() => {
    const paste = (event: ClipboardEvent) => take(event, event.clipboardData)
    const begin = () => {
      isOwn.current = true
    }
    const end = () => {
      isOwn.current = false
    }
    const drop = (event: DragEvent) => {
      if (isOwn.current) return
      take(event, event.dataTransfer)
      // What nobody takes would replace the page.
      if (hasFiles(event) || !isTakenElsewhere(event.target)) event.preventDefault()
    }
    const over = (event: DragEvent) => {
      const isElsewhere = isTakenElsewhere(event.target)
      // A field takes texts and links by itself.
      if (isOwn.current || (isElsewhere && !hasFiles(event))) return
      event.preventDefault()
      setOver(!isElsewhere)
    }
    const leave = ({ relatedTarget }: DragEvent) => {
      if (relatedTarget === null) setOver(false)
    }
    document.addEventListener('paste', paste)
    document.addEventListener('dragstart', begin)
    document.addEventListener('dragend', end)
    document.addEventListener('drop', drop)
    document.addEventListener('dragover', over)
    document.addEventListener('dragleave', leave)
    return () => {
      document.removeEventListener('paste', paste)
      document.removeEventListener('dragstart', begin)
      document.removeEventListener('dragend', end)
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

function textOf(data: DataTransfer | null): string {
  // Some programs name a dragged link only as an address.
  const text = data?.getData('text/plain') || data?.getData('text/uri-list') || ''
  return text.trim() === '' ? '' : text
}
