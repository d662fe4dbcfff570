import { Button, Group, Tabs, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FormError } from '../../../components/form/form-foot.tsx'
import { FileDrop } from './file-drop.tsx'
import classes from './import.module.css'
import type { ImportContent, ImportOrigin } from './import-content.ts'

type Props = {
  readonly source: ImportOrigin
  /** The text at first. */
  readonly given: string
  readonly isReading: boolean
  /** Why reading failed; empty if it did not. */
  readonly error: string
  readonly onRead: (content: ImportContent) => void
}

/** First step: paste a text or choose a file. */
export function ImportInput({ source, given, isReading, error, onRead }: Props) {
  const { t } = useTranslation()
  const [text, setText] = useState(given)
  return (
    <Tabs defaultValue={source} keepMounted>
      <Tabs.List mb="sm">
        <Tabs.Tab value="text">{t('import.tabText')}</Tabs.Tab>
        <Tabs.Tab value="file">{t('import.tabFile')}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="text">
        <Textarea
          label={t('import.textLabel')}
          description={t('import.textHint')}
          placeholder={t('import.placeholder')}
          classNames={{ input: classes['text'] ?? '' }}
          rows={10}
          data-autofocus
          spellCheck={false}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Group justify="flex-end" mt="md">
          <Button
            disabled={text.trim() === ''}
            loading={isReading}
            onClick={() => onRead({ text })}
          >
            {t('import.preview')}
          </Button>
        </Group>
      </Tabs.Panel>
      <Tabs.Panel value="file">
        <FileDrop isReading={isReading} onRead={onRead} />
      </Tabs.Panel>
      <FormError mt="sm">{error}</FormError>
    </Tabs>
  )
}
