import { Button } from '@mantine/core'
import { IconPlayerPlay, IconPlayerStop } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ScriptParams } from '../../../../electron/api/contract/jobs.ts'
import type { TrialStep } from '../../../../electron/api/contract/scripts.ts'
import { errorText } from '../../../../electron/words/error-text.ts'
import { outcomeText, outcomeTone } from '../../../../electron/words/outcome.ts'
import { Badge } from '../../../components/badge.tsx'
import { Panel, PanelNote } from '../../../components/panel.tsx'
import { client } from '../../../live/api.ts'
import classes from './trial-panel.module.css'

type Line = Extract<TrialStep, { type: 'lines' }>['lines'][number] & {
  /** Counts from 1, so that a line stays the same element while others go. */
  readonly seq: number
}
type Ended = Pick<Extract<TrialStep, { type: 'ended' }>, 'error' | 'outcome'>

// The last are what a person looks for; a run that is kept has all.
const mostLines = 500

type Props = {
  /** That of the job, or the one it is to have. */
  readonly id: string
  /** The script as it stands now; nothing where something is missing, and shown. */
  readonly read: () => ScriptParams | undefined | Promise<ScriptParams | undefined>
}

/** Runs a script that is not saved, and shows what it writes. */
export function TrialPanel({ id, read }: Props) {
  const { t, i18n } = useTranslation()
  const [lines, setLines] = useState<readonly Line[] | null>(null)
  const [ended, setEnded] = useState<Ended | null>(null)
  const stop = useRef<AbortController | null>(null)
  useEffect(() => () => stop.current?.abort(), [])
  const isRunning = lines !== null && ended === null

  const run = async () => {
    const controller = new AbortController()
    stop.current = controller
    let written = 0
    try {
      const params = await read()
      if (!params) return
      setLines([])
      setEnded(null)
      const steps = await client.scripts.try({ id, params }, { signal: controller.signal })
      for await (const step of steps) {
        if (step.type === 'ended') setEnded(step)
        else {
          const numbered = step.lines.map((line) => ({ ...line, seq: ++written }))
          setLines((shown) => [...(shown ?? []), ...numbered].slice(-mostLines))
        }
      }
    } catch (error) {
      setLines((shown) => shown ?? [])
      const isOurs = controller.signal.aborted
      setEnded({
        outcome: isOurs ? 'cancelled' : 'failed',
        error: isOurs ? '' : errorText(i18n, error),
      })
    }
  }
  return (
    <Panel
      title={t('trial.run')}
      action={
        isRunning ? (
          <Button
            variant="default"
            leftSection={<IconPlayerStop size={14} />}
            onClick={() => stop.current?.abort()}
          >
            {t('run.cancel')}
          </Button>
        ) : (
          <Button
            variant="default"
            leftSection={<IconPlayerPlay size={14} />}
            onClick={({ detail }) => {
              if (detail < 2) void run()
            }}
          >
            {t('trial.run')}
          </Button>
        )
      }
      flush
    >
      {lines === null ? (
        <PanelNote>{t('trial.hint')}</PanelNote>
      ) : (
        <>
          {/* Scrolls, so the keyboard must reach it. */}
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
          <div className={classes['lines']} role="log" aria-label={t('trial.output')} tabIndex={0}>
            {lines.map((line) => (
              <div
                key={line.seq}
                {...(line.level === 'info'
                  ? {}
                  : { 'data-tone': 'warn', className: classes['error'] })}
              >
                {line.text}
              </div>
            ))}
            {ended && lines.length === 0 && <em>{t('trial.silent')}</em>}
          </div>
          <output className={classes['end']}>
            {ended ? (
              <>
                <Badge tone={outcomeTone(ended.outcome)}>{outcomeText(i18n, ended.outcome)}</Badge>
                <span>
                  {ended.error || (ended.outcome === 'succeeded' ? t('trial.exitZero') : '')}
                </span>
              </>
            ) : (
              <Badge tone="live">{t('outcome.running')}</Badge>
            )}
          </output>
        </>
      )}
    </Panel>
  )
}
