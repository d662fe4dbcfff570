import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Failure } from '../../../components/failure.tsx'
import { Panel } from '../../../components/panel.tsx'
import { WaitingLines } from '../../../components/placeholder/waiting-lines.tsx'
import { api } from '../../../live/api.ts'
import { useAnswer } from '../saving-calls.ts'
import classes from './plan.module.css'
import { planRows } from './plan-rows.ts'
import { PlanTable } from './plan-table.tsx'

const episodePattern = /^\d{1,5}(?:\.5)?$/

/** The plan that waits for a person: what it would do and why it asks, with the answers there are. */
export function QuestionPanel({ planId }: { readonly planId: number }) {
  const { t } = useTranslation()
  const plan = useQuery(api.saving.keptPlan.queryOptions({ input: { id: planId } }))
  const [numbers, setNumbers] = useState<Readonly<Record<string, string>>>({})
  const answer = useAnswer()
  if (plan.error) return <Failure error={plan.error} onRetry={() => void plan.refetch()} />
  if (!plan.data) return <WaitingLines count={4} />
  const { left, question, steps } = plan.data
  const rows = planRows(
    steps.map(({ step }) => step),
    left,
  )
  const episodes = rows
    .filter(({ unsure }) => unsure !== '')
    .map(({ sourceId, unsure }) => ({ sourceId, episode: (numbers[sourceId] ?? unsure).trim() }))
  const areNumbers = episodes.every(({ episode }) => episodePattern.test(episode))
  return (
    <Panel title={t('saving.planTitle')} flush>
      <p className={classes['note']}>{t(`saving.asks.${question ?? 'wished'}`)}</p>
      {episodes.length > 0 && <p className={classes['note']}>{t('saving.unsureHint')}</p>}
      <PlanTable
        rows={rows}
        numbers={numbers}
        onNumber={(id, number) => setNumbers({ ...numbers, [id]: number })}
      />
      <div className={classes['foot']}>
        <Button
          variant="default"
          disabled={answer.isPending}
          onClick={() => answer.mutate({ id: planId, answer: 'no' })}
        >
          {t('saving.no')}
        </Button>
        {episodes.length > 0 && (
          <Button
            variant="default"
            disabled={answer.isPending || !areNumbers}
            onClick={() => answer.mutate({ id: planId, answer: 'episodes', episodes })}
          >
            {t('saving.useNumbers')}
          </Button>
        )}
        <Button
          loading={answer.isPending}
          onClick={() => answer.mutate({ id: planId, answer: 'yes' })}
        >
          {t('saving.yes')}
        </Button>
      </div>
    </Panel>
  )
}
