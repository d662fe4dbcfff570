import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Failure } from '../../../components/failure.tsx'
import { Window } from '../../../components/window/window.tsx'
import { Changes } from './changes.tsx'
import classes from './text-modal.module.css'

type Props = {
  readonly title: string
  /** Files of the page, one after the other. */
  readonly files: readonly string[]
  readonly isMarkdown: boolean
  readonly onClose: () => void
}

/** A text that came with this Pansentry. */
export function TextModal({ title, files, isMarkdown, onClose }: Props) {
  const { t } = useTranslation()
  const text = useQuery({
    queryKey: ['text', ...files],
    queryFn: async () => (await Promise.all(files.map(textOf))).join('\n\n'),
  })
  return (
    <Window onClose={onClose} title={title} size={760}>
      {text.isError && (
        <Failure hint={t('errors.DISCONNECTED')} onRetry={() => void text.refetch()} />
      )}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolled by keys, as axe asks */}
      <section className={classes['text']} aria-label={title} tabIndex={0}>
        {text.data && (isMarkdown ? <Changes text={text.data} /> : <pre>{text.data}</pre>)}
      </section>
    </Window>
  )
}

async function textOf(file: string): Promise<string> {
  const answer = await fetch(file)
  if (!answer.ok) throw new Error(`${file}: ${answer.status}`)
  return answer.text()
}
