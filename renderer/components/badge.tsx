import type { ReactNode } from 'react'
import type { Tone } from '../../electron/words/tone.ts'
import classes from './badge.module.css'

type Props = {
  readonly tone: Tone
  readonly title?: string
  /** Words from outside may be a sentence; others stay in one line. */
  readonly isSentence?: boolean
  readonly children: ReactNode
}

/** A dot and a word: the word carries the meaning, the colour only helps. */
export function Badge({ tone, title, isSentence = false, children }: Props) {
  return (
    <span className={classes['root']} data-sentence={isSentence} title={title}>
      <Dot tone={tone} />
      {children}
    </span>
  )
}

type DotProps = Pick<Props, 'tone' | 'title'>

/** A tone as a dot, next to a text with the same meaning. */
export function Dot({ tone, title }: DotProps) {
  return (
    <span
      className={classes['dot']}
      data-tone={tone}
      data-breathing={tone === 'live'}
      title={title}
      aria-hidden
    />
  )
}

/** The kind of a thing, in one word. */
export function Tag({ children }: { readonly children: string }) {
  return (
    <span className={classes['tag']} title={children}>
      {children}
    </span>
  )
}
