import { Button, Group, Tabs, TextInput } from '@mantine/core'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  type Encoding,
  type ImportEdit,
  resourceTexts,
} from '../../../../electron/api/contract/resources.ts'
import type { ScriptFiles, TakeoverPreview } from '../../../../electron/api/contract/takeover.ts'
import { keptText } from '../../../../electron/words/takeover.ts'
import { Foot } from '../../../components/form/form-foot.tsx'
import { textLimits } from '../../../components/form/limits.ts'
import { FirstOf, PanelNote } from '../../../components/panel.tsx'
import { useFormat } from '../../../live/settings.ts'
import classes from './import.module.css'
import { countTaken, editList, type ImportEdits, noEdits } from './import-edits.ts'
import { ImportEncoding } from './import-encoding.tsx'
import { ImportLeftBehind } from './import-left-behind.tsx'
import { ImportSchedule } from './import-schedule.tsx'
import { ImportTable } from './import-table.tsx'
import { ImportUnreadable } from './import-unreadable.tsx'

type Props = {
  readonly preview: TakeoverPreview
  /** Whether it is being read again. */
  readonly isReading: boolean
  readonly isWriting: boolean
  /** Why writing failed; empty if it did not. */
  readonly error: string
  /** The file is to be read in another encoding. */
  readonly onEncoding: (encoding: Encoding) => void
  readonly onBack: () => void
  readonly onCommit: (wanted: {
    readonly category: string
    readonly job: ScriptFiles | undefined
    readonly others: ImportEdits['others']
    readonly edits: ImportEdit[]
  }) => void
}

/** Second step: what would be written, and what not and why. */
export function ImportPreviewStep(props: Props) {
  const { preview, isReading, isWriting, error, onEncoding, onBack, onCommit } = props
  const { t, i18n } = useTranslation()
  const format = useFormat()
  const [category, setCategory] = useState('')
  const [isJobWanted, setJobWanted] = useState(false)
  const [files, setFiles] = useState(preview.schedule?.files ?? { script: '', config: '' })
  const isUnnamed = isJobWanted && (files.script.trim() === '' || files.config.trim() === '')
  const { leftBehind, formerlyExpired, kept, resources } = preview
  const { newCount, unsureCount, duplicateCount, unreadableCount } = resources
  const [edits, setEdits] = useState(noEdits)
  const taken = countTaken(edits, newCount)
  // What was pressed to come here is gone.
  const parts = useRef<HTMLDivElement>(null)
  useEffect(() => {
    parts.current?.querySelector<HTMLElement>('[role=tab][aria-selected=true]')?.focus()
  }, [])
  // The same height under each tab, so that nothing jumps.
  const isShort = Math.max(newCount, duplicateCount, unreadableCount, leftBehind.length) <= 4
  const tab = (name: string, title: string, count: number) => (
    <Tabs.Tab value={name}>
      {title} <strong>{format.number(count)}</strong>
    </Tabs.Tab>
  )
  const commitLabel =
    taken > 0
      ? t('import.commit', { count: taken })
      : t(isJobWanted ? 'takeover.onlyJob' : 'imported.nothing')
  const first = newCount > 0 ? 'all' : unreadableCount > 0 ? 'unreadable' : 'duplicate'
  return (
    <>
      {resources.encoding !== null && (
        <ImportEncoding encoding={resources.encoding} isReading={isReading} onChoose={onEncoding} />
      )}
      <Tabs
        ref={parts}
        defaultValue={first}
        className={classes['parts'] ?? ''}
        data-short={isShort}
      >
        <Tabs.List mb="xs">
          {tab('all', t('import.new'), newCount)}
          {unsureCount > 0 && tab('unsure', t('import.unsure'), unsureCount)}
          {tab('duplicate', t('import.duplicate'), duplicateCount)}
          {tab('unreadable', t('import.unreadable'), unreadableCount)}
          {leftBehind.length > 0 && tab('left', t('takeover.leftBehindTab'), leftBehind.length)}
        </Tabs.List>
        {(['all', 'unsure'] as const).map((part) => (
          <Tabs.Panel key={part} value={part}>
            <ImportTable preview={resources} part={part} edits={edits} onEdit={setEdits} />
          </Tabs.Panel>
        ))}
        <Tabs.Panel value="duplicate">
          <Lines total={duplicateCount}>
            {resources.duplicates.map(({ line, title, url, where }) => (
              <li key={line + url}>
                <span>{t('import.line', { line })}</span>
                <strong title={url}>{title || url}</strong>
                <em>{t(where === 'stored' ? 'import.stored' : 'import.inText')}</em>
              </li>
            ))}
          </Lines>
        </Tabs.Panel>
        <Tabs.Panel value="unreadable">
          <ImportUnreadable preview={resources} />
        </Tabs.Panel>
        <Tabs.Panel value="left">
          <ImportLeftBehind leftBehind={leftBehind} />
        </Tabs.Panel>
      </Tabs>
      {resources.ownNetwork.count > 0 && (
        <p className={classes['note']} title={resources.ownNetwork.urls.join('\n')}>
          {t('takeover.ownNetwork', { count: resources.ownNetwork.count })}
        </p>
      )}
      {formerlyExpired > 0 && (
        <p className={classes['note']}>
          {t('takeover.formerlyExpired', { count: formerlyExpired })}
        </p>
      )}
      {kept.map((part) => (
        <p key={part.what} className={classes['note']}>
          {keptText(i18n, part)}
        </p>
      ))}
      <ImportSchedule
        preview={preview}
        isWanted={isJobWanted}
        files={files}
        onWant={setJobWanted}
        onName={setFiles}
      />
      <TextInput
        mt="sm"
        label={t('import.category')}
        {...textLimits(resourceTexts.category)}
        value={category}
        onChange={(event) => setCategory(event.currentTarget.value)}
      />
      <Foot error={error}>
        <Group justify="flex-end" gap="xs">
          <p className={classes['consequence']}>
            {t(isUnnamed ? 'takeover.pathsMissing' : 'import.nothingWritten')}
          </p>
          <Group gap="xs" wrap="nowrap">
            <Button variant="default" onClick={onBack}>
              {t('common.back')}
            </Button>
            <Button
              disabled={isReading || isUnnamed || (taken === 0 && !isJobWanted)}
              loading={isWriting}
              onClick={() =>
                onCommit({
                  category: category.trim(),
                  job: isJobWanted ? files : undefined,
                  others: edits.others,
                  edits: editList(edits),
                })
              }
            >
              {commitLabel}
            </Button>
          </Group>
        </Group>
      </Foot>
    </>
  )
}

type LinesProps = { readonly total: number; readonly children: readonly ReactNode[] }

function Lines({ total, children }: LinesProps) {
  const { t } = useTranslation()
  return (
    <div className={classes['lines']}>
      {total === 0 && <PanelNote>{t('common.none')}</PanelNote>}
      <ol>{children}</ol>
      <FirstOf shown={children.length} total={total} />
    </div>
  )
}
