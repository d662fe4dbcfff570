import { Button, Group, Tabs, TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Encoding, resourceTexts } from '../../../../electron/api/contract/resources.ts'
import type { ScriptFiles, TakeoverPreview } from '../../../../electron/api/contract/takeover.ts'
import { providerText } from '../../../../electron/words/provider.ts'
import { keptText } from '../../../../electron/words/takeover.ts'
import { FormError } from '../../../components/form/form-foot.tsx'
import { textLimits } from '../../../components/form/limits.ts'
import { FirstOf, PanelNote } from '../../../components/panel.tsx'
import { useFormat } from '../../../live/settings.ts'
import classes from './import.module.css'
import { ImportEncoding } from './import-encoding.tsx'
import { ImportLeftBehind } from './import-left-behind.tsx'
import { ImportSchedule } from './import-schedule.tsx'

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
  const isNamed = files.script.trim() !== '' && files.config.trim() !== ''
  const { leftBehind, formerlyExpired, kept, resources } = preview
  const { newCount, duplicateCount, unreadableCount } = resources
  const tab = (name: string, title: string, count: number) => (
    <Tabs.Tab value={name}>
      {title} <strong>{format.number(count)}</strong>
    </Tabs.Tab>
  )
  const commitLabel =
    newCount > 0
      ? t('import.commit', { count: newCount })
      : t(isJobWanted ? 'takeover.onlyJob' : 'imported.nothing')
  const first = newCount > 0 ? 'new' : unreadableCount > 0 ? 'unreadable' : 'duplicate'
  return (
    <>
      {resources.encoding !== null && (
        <ImportEncoding encoding={resources.encoding} isReading={isReading} onChoose={onEncoding} />
      )}
      <Tabs defaultValue={first}>
        <Tabs.List mb="xs">
          {tab('new', t('import.new'), newCount)}
          {tab('duplicate', t('import.duplicate'), duplicateCount)}
          {tab('unreadable', t('import.unreadable'), unreadableCount)}
          {leftBehind.length > 0 && tab('left', t('takeover.leftBehindTab'), leftBehind.length)}
        </Tabs.List>
        <Tabs.Panel value="new">
          <Lines total={newCount}>
            {resources.fresh.map(({ line, title, url, provider, passcode }) => (
              <li key={line + url}>
                <span>{t('import.line', { line })}</span>
                <strong title={title}>{title}</strong>
                <em title={url}>
                  {[providerText(i18n, provider), passcode].filter(Boolean).join(' · ')}
                </em>
              </li>
            ))}
          </Lines>
        </Tabs.Panel>
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
          <Lines total={unreadableCount}>
            {resources.unreadable.map(({ line, text, why }) => (
              <li key={line}>
                <span>{t('import.line', { line })}</span>
                <strong title={text}>{text}</strong>
                <em>{t(`import.${why}`)}</em>
              </li>
            ))}
          </Lines>
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
      <FormError mt="sm">{error}</FormError>
      <p className={classes['note']}>{t('import.nothingWritten')}</p>
      <Group align="flex-end" wrap="nowrap" gap="xs">
        <TextInput
          className={classes['category'] ?? ''}
          label={t('import.category')}
          {...textLimits(resourceTexts.category)}
          value={category}
          onChange={(event) => setCategory(event.currentTarget.value)}
        />
        <Button variant="default" onClick={onBack}>
          {t('common.back')}
        </Button>
        <Button
          disabled={isReading || (isJobWanted ? !isNamed : newCount === 0)}
          loading={isWriting}
          onClick={() =>
            onCommit({ category: category.trim(), job: isJobWanted ? files : undefined })
          }
        >
          {commitLabel}
        </Button>
      </Group>
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
