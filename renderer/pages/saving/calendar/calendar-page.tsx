import { ActionIcon } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { monthSchema } from '../../../../electron/api/contract/saving/calendar.ts'
import { monthWords } from '../../../../electron/words/wall-clock.ts'
import { Failure } from '../../../components/failure.tsx'
import { PageBody, PageHeader } from '../../../components/page.tsx'
import { Panel, PanelNote } from '../../../components/panel.tsx'
import { WaitingLines } from '../../../components/placeholder/waiting-lines.tsx'
import { api } from '../../../live/api.ts'
import { useUrlState } from '../../../live/url-state.ts'
import { BackToSaving } from '../task/task-page.tsx'
import { monthAfter } from './month-days.ts'
import { MonthGrid } from './month-grid.tsx'

const addressSchema = z.object({ month: monthSchema.or(z.literal('')).catch('') })

/** What came on which day of a month. */
export function CalendarPage() {
  const { t, i18n } = useTranslation()
  const [{ month: wanted }, setAddress] = useUrlState(addressSchema)
  const calendar = useQuery(
    api.saving.calendar.queryOptions({
      input: wanted === '' ? {} : { month: wanted },
      placeholderData: keepPreviousData,
    }),
  )
  const { data, error } = calendar
  return (
    <>
      <PageHeader title={t('saving.calendar')} before={<BackToSaving />} />
      <PageBody>
        {error && <Failure error={error} onRetry={() => void calendar.refetch()} />}
        {calendar.isPending && <WaitingLines count={6} />}
        {data && (
          <Panel
            title={monthWords(data.month, i18n.language)}
            action={
              <MonthSteps
                month={wanted === '' ? data.month : wanted}
                last={data.today.slice(0, 7)}
                onChange={(month) => setAddress({ month })}
              />
            }
          >
            <MonthGrid calendar={data} />
            {data.days.length === 0 && <PanelNote>{t('saving.nothingCame')}</PanelNote>}
          </Panel>
        )}
      </PageBody>
    </>
  )
}

type StepsProps = {
  readonly month: string
  /** Nothing has come after it yet. */
  readonly last: string
  readonly onChange: (month: string) => void
}

function MonthSteps({ month, last, onChange }: StepsProps) {
  const { t } = useTranslation()
  return (
    <ActionIcon.Group>
      <ActionIcon
        aria-label={t('date.previousMonth')}
        onClick={() => onChange(monthAfter(month, -1))}
      >
        <IconChevronLeft size={18} />
      </ActionIcon>
      <ActionIcon
        aria-label={t('date.nextMonth')}
        disabled={month >= last}
        onClick={() => onChange(monthAfter(month, 1))}
      >
        <IconChevronRight size={18} />
      </ActionIcon>
    </ActionIcon.Group>
  )
}
