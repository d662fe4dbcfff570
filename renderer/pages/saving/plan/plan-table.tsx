import { Button, TextInput } from '@mantine/core'
import { IconArrowRight } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Tag } from '../../../components/badge.tsx'
import { Row, Rows } from '../../../components/rows/rows.tsx'
import { useFormat } from '../../../live/settings.ts'
import classes from './plan.module.css'
import type { PlanRow } from './plan-rows.ts'

const shownAtFirst = 60

type Props = {
  readonly rows: readonly PlanRow[]
  /** The numbers of files that a person is asked for, by their ids. */
  readonly numbers?: Readonly<Record<string, string>>
  readonly onNumber?: (sourceId: string, number: string) => void
}

/** Each file with its new name and why, or why it is left. */
export function PlanTable({ rows, numbers = {}, onNumber }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const [isWhole, setWhole] = useState(false)
  const asks = onNumber !== undefined && rows.some(({ unsure }) => unsure !== '')
  const shown = isWhole ? rows : rows.slice(0, shownAtFirst)
  return (
    <>
      <Rows>
        {shown.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a plan does not change, and names may be there twice
          <Row
            key={index}
            className={classes['row']}
            data-kind={row.kind}
            data-asks={asks || undefined}
          >
            <Names row={row} />
            <span className={classes['why']}>
              <Tag>{t(`saving.kind.${row.kind}`)}</Tag>
              <span>
                {t(row.kind === 'left' ? `saving.left.${row.reason}` : `saving.why.${row.reason}`)}
              </span>
              {row.unsure !== '' && <span>{t('saving.isUnsure')}</span>}
              {row.own && <span>{t(`saving.ownName.${row.own}`)}</span>}
            </span>
            {row.unsure !== '' && onNumber && (
              <TextInput
                className={classes['number'] ?? ''}
                label={t('saving.numberOf')}
                aria-label={`${t('saving.numberOf')}: ${row.name}`}
                inputMode="numeric"
                maxLength={7}
                value={numbers[row.sourceId] ?? row.unsure}
                onChange={({ currentTarget }) => onNumber(row.sourceId, currentTarget.value)}
              />
            )}
          </Row>
        ))}
      </Rows>
      {shown.length < rows.length && (
        <div className={classes['more']}>
          <Button variant="default" onClick={() => setWhole(true)}>
            {t('saving.showAll', { shown: format.number(rows.length) })}
          </Button>
        </div>
      )}
    </>
  )
}

function Names({ row: { folder, kind, name, newName } }: { readonly row: PlanRow }) {
  if (newName === '' || newName === name) {
    return (
      <span className={classes['names']}>
        <span>{name}</span>
        {kind !== 'make' && <small>{folder}</small>}
      </span>
    )
  }
  return (
    <span className={classes['names']}>
      <span className={classes['old']}>{name}</span>
      <span className={classes['new']}>
        <IconArrowRight size={13} aria-hidden />
        {newName}
      </span>
    </span>
  )
}
