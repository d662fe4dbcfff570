import { Loader, Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type Encoding, encodings } from '../../../../electron/api/contract/resources.ts'
import classes from './import.module.css'

type Props = {
  readonly encoding: Encoding
  readonly isReading: boolean
  readonly onChoose: (encoding: Encoding) => void
}

/** The encoding a file was read in, and the others it may be in. */
export function ImportEncoding({ encoding, isReading, onChoose }: Props) {
  const { t } = useTranslation()
  return (
    <Select
      className={classes['encoding'] ?? ''}
      label={t('import.encoding')}
      description={t('import.encodingHint')}
      data={encodings.map((value) => ({ value, label: t(`import.encodings.${value}`) }))}
      value={encoding}
      allowDeselect={false}
      disabled={isReading}
      rightSection={isReading && <Loader size="xs" />}
      onChange={(chosen) => chosen !== null && chosen !== encoding && onChoose(chosen)}
    />
  )
}
