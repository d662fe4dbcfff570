import { Fragment, memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { RunLine } from '../../../electron/api/contract/runs.ts'
import type { Format } from '../../../electron/words/format.ts'
import type { Tone } from '../../../electron/words/tone.ts'
import classes from './run-log-view.module.css'

type Props = {
  readonly line: RunLine
  readonly index: number
  readonly top: number
  readonly format: Format
  /** Measures the element, where a line may take more than one row. */
  readonly measure: ((element: HTMLDivElement | null) => void) | null
}

const levelTone: Partial<Record<RunLine['level'], Tone>> = { warn: 'warn', error: 'bad' }

// Renders again only when it moves, however fast the log grows.
export const LogLine = memo(function LogLine({ line, index, top, format, measure }: Props) {
  const { t } = useTranslation()
  return (
    <div
      ref={measure}
      data-index={index}
      data-level={line.level}
      data-tone={levelTone[line.level]}
      className={classes['line']}
      style={{ transform: `translateY(${top}px)` }}
    >
      <time title={format.full(line.at)}>{format.clock(line.at)}</time>
      <span className={classes['level']}>{t(`level.${line.level}`)}</span>
      <ColoredText line={line} />
    </div>
  )
})

/** What a program wrote, in the colours that it has in a terminal. */
function ColoredText({ line: { text, colors = [] } }: Pick<Props, 'line'>) {
  return (
    <span className={classes['text']}>
      {colors.map(({ from, to, color }, index) => (
        <Fragment key={from}>
          {text.slice(colors[index - 1]?.to, from)}
          <span data-color={color}>{text.slice(from, to)}</span>
        </Fragment>
      ))}
      {text.slice(colors.at(-1)?.to)}
    </span>
  )
}
