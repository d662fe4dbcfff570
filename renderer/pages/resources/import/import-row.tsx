import { Checkbox } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { tagsIn } from '../../../../electron/api/contract/labels.ts'
import {
  type ImportEdit,
  type ImportRow,
  resourceTexts,
} from '../../../../electron/api/contract/resources.ts'
import { providerText } from '../../../../electron/words/provider.ts'
import { textLimits } from '../../../components/form/limits.ts'
import { type ImportEdits, isTaken } from './import-edits.ts'
import classes from './import-table.module.css'

/** What they are called, in their order. */
export const importColumns = [
  'column.title',
  'column.provider',
  'resource.passcode',
  'column.category',
  'resources.tags',
] as const

type Props = {
  readonly row: ImportRow
  /** Among the rows of the table, from 0. */
  readonly place: number
  /** Pixels from the top of the first row. */
  readonly top: number
  readonly edits: ImportEdits
  /** Without heads of columns, an empty field has to say itself what it is for. */
  readonly isNarrow: boolean
  /** The id of the list of categories there are. */
  readonly suggestions: string
  readonly onEdit: (change: Omit<ImportEdit, 'row'>) => void
}

/** One new link of a preview; what is written in a field holds once that is left. */
export function ImportTableRow({ row, place, top, edits, isNarrow, suggestions, onEdit }: Props) {
  const { t, i18n } = useTranslation()
  const { title, titleDoubt, url, provider, passcode, category, tags, line } = row
  const edit = edits.byRow.get(row.row)
  const isWanted = isTaken(edits, row.row)
  const isUnsure = titleDoubt !== null && edit?.title === undefined
  const name = (column: (typeof importColumns)[number]) =>
    t('import.cell', { column: t(column), line })
  const empty = (column: (typeof importColumns)[number]) => (isNarrow ? t(column) : '–')
  return (
    <tr
      aria-rowindex={place + 2}
      data-left={!isWanted}
      data-tone={isUnsure ? 'warn' : undefined}
      data-unsure={isUnsure || undefined}
      style={{ transform: `translateY(${top}px)` }}
    >
      <td>
        <Checkbox
          size="xs"
          aria-label={t('import.take', { title: edit?.title ?? title })}
          checked={isWanted}
          onChange={() => onEdit({ isTaken: !isWanted })}
        />
      </td>
      <td className={classes['title']}>
        {isUnsure && <IconAlertTriangle size={14} aria-hidden className={classes['sign']} />}
        <Cell
          name={name('column.title')}
          empty={empty('column.title')}
          hint={isUnsure ? t(`import.doubt.${titleDoubt}`) : url}
          value={edit?.title ?? title}
          limits={resourceTexts.title}
          isNeeded
          onWrite={(text) => onEdit({ title: text })}
        />
      </td>
      <td className={classes['drive']} title={url}>
        {providerText(i18n, provider)}
      </td>
      <td className={classes['passcode']}>
        <Cell
          name={name('resource.passcode')}
          empty={empty('resource.passcode')}
          value={edit?.passcode ?? passcode}
          limits={resourceTexts.passcode}
          onWrite={(text) => onEdit({ passcode: text })}
        />
      </td>
      <td className={classes['category']}>
        <Cell
          name={name('column.category')}
          empty={empty('column.category')}
          value={edit?.category ?? category}
          limits={resourceTexts.category}
          list={suggestions}
          onWrite={(text) => onEdit({ category: text })}
        />
      </td>
      <td className={classes['tags']}>
        <Cell
          name={name('resources.tags')}
          empty={empty('resources.tags')}
          value={(edit?.tags ?? tags).join(', ')}
          onWrite={(text) => onEdit({ tags: tagsIn(text) })}
        />
      </td>
    </tr>
  )
}

type CellProps = {
  readonly name: string
  /** Stands in it while nothing does. */
  readonly empty: string
  readonly hint?: string
  readonly value: string
  readonly limits?: Parameters<typeof textLimits>[0]
  /** The id of a list of suggestions. */
  readonly list?: string
  /** Left empty, it takes its value back. */
  readonly isNeeded?: boolean
  readonly onWrite: (text: string) => void
}

function Cell({ name, empty, hint, value, limits, list, isNeeded = false, onWrite }: CellProps) {
  return (
    <input
      // What was written elsewhere begins the field anew.
      key={value}
      aria-label={name}
      title={hint}
      placeholder={empty}
      defaultValue={value}
      list={list}
      spellCheck={false}
      {...(limits && textLimits(limits))}
      onBlur={({ currentTarget }) => {
        const text = currentTarget.value.trim()
        if (text === value) return
        if (text === '' && isNeeded) currentTarget.value = value
        else onWrite(text)
      }}
    />
  )
}
