import type { ReactNode } from 'react'
import type { Tone } from '../../electron/words/tone.ts'
import classes from './badge.module.css'

type Props = { readonly tone: Tone; readonly title?: string; readonly children: ReactNode }

/** A dot and a word; the word carries the meaning, the colour only helps. */
export function Badge({ tone, title, children }: Props) {
  return (
    <span className={classes['root']} data-tone={tone} title={title}>
      {children}
    </span>
  )
}
