import { ActionIcon, SegmentedControl, Tooltip } from '@mantine/core'
import { IconCheck, IconCopy, IconDownload } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { levels } from '../../../electron/api/contract/runs.ts'
import { SearchField } from '../../components/form/search-field.tsx'
import { useCopy } from '../../live/clipboard.ts'
import { saveFile } from '../../live/download.ts'
import { useFormat } from '../../live/settings.ts'
import { type LogFilter, showAll } from './log-filter.ts'
import classes from './run-log-view.module.css'

type Props = {
  readonly filter: LogFilter
  readonly shown: number
  readonly total: number
  readonly onChange: (filter: LogFilter) => void
  /** The lines shown, as text. */
  readonly read: () => string
  /** Of the file that the log is saved as. */
  readonly fileName: string
}

export function LogToolbar({ filter, shown, total, onChange, read, fileName }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const { copied, copy } = useCopy()
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
      <Tooltip label={copied ? t('common.copied') : t('run.copyLog')}>
        <ActionIcon
          variant="default"
          aria-label={t('run.copyLog')}
          disabled={shown === 0}
          onClick={() => copy(read())}
        >
          {copied ? <IconCheck size={15} /> : <IconCopy size={15} />}
        </ActionIcon>
      </Tooltip>
      <Tooltip label={t('run.saveLog')}>
        <ActionIcon
          variant="default"
          aria-label={t('run.saveLog')}
          disabled={shown === 0}
          onClick={() =>
            saveFile(new Blob([read()], { type: 'text/plain;charset=utf-8' }), fileName)
          }
        >
          <IconDownload size={15} />
        </ActionIcon>
      </Tooltip>
    </div>
  )
}
