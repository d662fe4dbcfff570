import { useComputedColorScheme } from '@mantine/core'
import { type KeyboardEvent, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { HistoryDay } from '../../../../electron/api/contract/overview.ts'
import { healthTone } from '../../../../electron/words/health.ts'
import { dayWords } from '../../../../electron/words/wall-clock.ts'
import { Dot } from '../../../components/badge.tsx'
import { Panel, PanelNote } from '../../../components/panel.tsx'
import { useFormat } from '../../../live/settings.ts'
import classes from './day-chart.module.css'
import { type DaySum, daySums } from './day-sums.ts'
import { StackedBars } from './stacked-bars.tsx'

const series = ['alive', 'undecided', 'dead'] as const
const tones = series.map((health) => healthTone[health])

/** The last 30 days as stacked bars; each day is a button that tells its numbers. */
export function DayChart({ days }: { readonly days: readonly HistoryDay[] }) {
  const { t } = useTranslation()
  const scheme = useComputedColorScheme()
  const textOf = useDayText()
  const sums = useMemo(() => daySums(days), [days])
  const [chosen, setChosen] = useState<string>()
  const shown = sums.find(({ day }) => day === chosen) ?? sums.at(-1)
  const values = useMemo(() => series.map((health) => sums.map((sum) => sum[health])), [sums])
  const step = ({ key, currentTarget }: KeyboardEvent) => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[key]
    const place = sums.findIndex(({ day }) => day === shown?.day) + (by ?? 0)
    const next = sums[place]
    if (by === undefined || !next) return
    setChosen(next.day)
    const button = currentTarget.children[place]
    if (button instanceof HTMLElement) button.focus()
  }
  return (
    <Panel
      title={t('overview.days')}
      action={
        <span className={classes['legend']}>
          {series.map((health) => (
            <span key={health}>
              <Dot tone={healthTone[health]} /> {t(`health.${health}`)}
            </span>
          ))}
        </span>
      }
    >
      {shown === undefined ? (
        <PanelNote>{t('overview.noDays')}</PanelNote>
      ) : (
        <>
          <div className={classes['chart']}>
            {/* Made anew for other colours, which are read from the page. */}
            <StackedBars key={scheme} values={values} tones={tones} />
            {/* One stop for the keyboard, in which the arrows go from day to day. */}
            <div
              className={classes['days']}
              role="toolbar"
              tabIndex={-1}
              aria-label={t('overview.days')}
              onKeyDown={step}
            >
              {sums.map((sum) => (
                <DayButton
                  key={sum.day}
                  text={textOf(sum)}
                  isChosen={sum.day === shown.day}
                  onChoose={() => setChosen(sum.day)}
                />
              ))}
            </div>
          </div>
          <p className={classes['told']}>
            {textOf(shown)}{' '}
            {shown.died > 0 && (
              <Link href={`/links?diedSince=${shown.from}&diedBefore=${shown.until}`}>
                {t('overview.showDied')}
              </Link>
            )}
          </p>
        </>
      )}
    </Panel>
  )
}

type DayProps = {
  readonly text: string
  readonly isChosen: boolean
  readonly onChoose: () => void
}

function DayButton({ text, isChosen, onChoose }: DayProps) {
  return (
    <button
      type="button"
      className={classes['day']}
      aria-pressed={isChosen}
      tabIndex={isChosen ? 0 : -1}
      aria-label={text}
      title={text}
      onClick={onChoose}
    />
  )
}

function useDayText(): (sum: DaySum) => string {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  return ({ day, alive, asked, dead, died, revived, undecided }) =>
    t('overview.dayText', {
      day: dayWords(day, i18n.language),
      alive: format.number(alive),
      asked: format.number(asked),
      dead: format.number(dead),
      died: format.number(died),
      revived: format.number(revived),
      undecided: format.number(undecided),
    })
}
