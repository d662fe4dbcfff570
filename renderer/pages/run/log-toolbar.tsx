import { SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { levels } from '../../../electron/api/contract/runs.ts'
import { SearchField } from '../../components/form/search-field.tsx'
import { useFormat } from '../../live/settings.ts'
import { type LogFilter, showAll } from './log-filter.ts'
import classes from './run-log-view.module.css'

type Props = {
  readonly filter: LogFilter
  readonly shown: number
  readonly total: number
  readonly onChange: (filter: LogFilter) => void
}

export function LogToolbar({ filter, shown, total, onChange }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <div className={classes['toolbar']}>
      <div className={classes['search']}>
        <SearchField
          label={t('run.filterText')}
          value={filter.text}
          onChange={(text) => onChange({ ...filter, text })}
        />
      </div>
      <SegmentedControl
        aria-label={t('run.filterLevel')}
        value={filter.level}
        data={levels.map((value) => ({
          value,
          label: value === showAll.level ? t('common.all') : t(`level.${value}`),
        }))}
        onChange={(level) => onChange({ ...filter, level })}
      />
      <span className={classes['lines']}>
        {t('run.lines', { shown: format.number(shown), total: format.number(total) })}
      </span>
    </div>
  )
}
