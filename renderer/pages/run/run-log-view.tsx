import { Button } from '@mantine/core'
import { IconArrowDown, IconFilterOff, IconNotes } from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Failure } from '../../components/failure.tsx'
import { EmptyState } from '../../components/placeholder/empty-state.tsx'
import { follow, RunLog } from '../../live/run/run-log.ts'
import { useFormat } from '../../live/settings.ts'
import { useStore } from '../../live/store.ts'
import { logText } from './log-file.ts'
import { type LogFilter, matching, showAll } from './log-filter.ts'
import { LogLine } from './log-line.tsx'
import { LogToolbar } from './log-toolbar.tsx'
import classes from './run-log-view.module.css'

const lineHeight = 22
/** Pixels: what stands beside the text of a line, and a letter of the widest scripts. */
const besideText = 220
const widestLetter = 13
/** Pixels from the end within which a reader counts as being there. */
const nearEnd = 40

type Props = { readonly runId: number; readonly isRunning: boolean }

/** The log of a run; follows its end until the reader scrolls up. */
export function RunLogView({ runId, isRunning }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const [log] = useState(() => new RunLog(runId))
  const [filter, setFilter] = useState<LogFilter>(showAll)
  const [following, setFollowing] = useState(isRunning)
  const scroller = useRef<HTMLDivElement>(null)
  useStore(log.version)
  const state = useStore(log.state)
  useEffect(() => follow(log), [log])

  const lines = matching(log.lines, filter)
  // The React compiler is not in use.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => lineHeight,
    getItemKey: (index) => lines[index]?.seq ?? index,
    overscan: 10,
  })
  const count = lines.length
  const sureToFit = ((virtual.scrollRect?.width ?? 0) - besideText) / widestLetter
  const height = virtual.getTotalSize()
  // The list's own way looks again and again whether it is there, and each look lays the page out.
  useLayoutEffect(() => {
    if (following && scroller.current) scroller.current.scrollTop = height
  }, [following, height])

  const onScroll = () => {
    const box = scroller.current
    if (!box) return
    setFollowing(isRunning && box.scrollHeight - box.scrollTop - box.clientHeight < nearEnd)
  }
  return (
    <section className={classes['root']} aria-label={t('run.log')}>
      <LogToolbar
        filter={filter}
        shown={lines.length}
        total={log.lines.length}
        onChange={setFilter}
        read={() => logText(lines, (at) => format.clock(at))}
        fileName={`Pansentry run ${runId}.log`}
      />
      <div className={classes['frame']}>
        <div
          ref={scroller}
          className={classes['scroller']}
          onScroll={onScroll}
          role="log"
          aria-live="off"
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolled by keys, as axe asks
          tabIndex={0}
        >
          <div style={{ height }} className={classes['all']}>
            {virtual.getVirtualItems().map(({ index, key, start }) => {
              const line = lines[index]
              if (!line) return null
              return (
                <LogLine
                  key={key}
                  line={line}
                  index={index}
                  top={start}
                  format={format}
                  // Each measurement lays the page out anew: only what may take more than one row is worth it.
                  measure={line.text.length > sureToFit ? virtual.measureElement : null}
                />
              )
            })}
          </div>
          {lines.length === 0 && state !== 'loading' && (
            <Nothing
              isFailed={state === 'failed'}
              isFiltered={log.lines.length > 0}
              isRunning={isRunning}
              onClear={() => setFilter(showAll)}
              onRetry={() => void log.load()}
            />
          )}
        </div>
        {isRunning && !following && count > 0 && (
          <Button
            className={classes['latest']}
            variant="filled"
            size="compact-sm"
            leftSection={<IconArrowDown size={14} />}
            onClick={() => setFollowing(true)}
          >
            {t('run.latest')}
          </Button>
        )}
      </div>
    </section>
  )
}

type NothingProps = {
  readonly isFailed: boolean
  readonly isFiltered: boolean
  readonly isRunning: boolean
  readonly onClear: () => void
  readonly onRetry: () => void
}

function Nothing({ isFailed, isFiltered, isRunning, onClear, onRetry }: NothingProps) {
  const { t } = useTranslation()
  if (isFailed) return <Failure title={t('run.logFailed')} onRetry={onRetry} />
  if (isFiltered) {
    return (
      <EmptyState icon={IconFilterOff} title={t('run.noMatch')} hint={t('run.noMatchHint')}>
        <Button variant="default" onClick={onClear}>
          {t('common.clearFilters')}
        </Button>
      </EmptyState>
    )
  }
  return <EmptyState icon={IconNotes} title={t(isRunning ? 'run.noLinesYet' : 'run.noLines')} />
}
