import { Button, SegmentedControl, Textarea } from '@mantine/core'
import { IconShieldCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSettings, useUpdateSettings } from '../../../live/settings.ts'
import { FileDrop } from '../../resources/import/file-drop.tsx'
import type { ImportContent } from '../../resources/import/import-content.ts'
import { ImportModal } from '../../resources/import/lazy-import-modal.ts'
import classes from './first-links.module.css'

/** Where a person begins: a box to paste into, an example of what it takes, and a place to drop a file. */
export function FirstLinks() {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const [content, setContent] = useState<ImportContent | null>(null)
  return (
    <section className={classes['root']}>
      <IconShieldCheck size={34} className={classes['icon']} aria-hidden />
      <h2 className={classes['title']}>{t('links.none')}</h2>
      <p className={classes['hint']}>{t('overview.emptyHint')}</p>
      <Textarea
        className={classes['text'] ?? ''}
        aria-label={t('import.textLabel')}
        placeholder={t('import.placeholder')}
        rows={6}
        spellCheck={false}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div className={classes['buttons']}>
        <Button variant="default" onClick={() => setText(t('first.example'))}>
          {t('first.useExample')}
        </Button>
        <Button disabled={text.trim() === ''} onClick={() => setContent({ text })}>
          {t('import.preview')}
        </Button>
      </div>
      <div className={classes['file']}>
        <FileDrop isReading={false} onRead={setContent} />
      </div>
      <LanguageSwitch />
      {content && <ImportModal source="text" content={content} onClose={() => setContent(null)} />}
    </section>
  )
}

// Each by its own name, for whoever cannot read the other.
const languages = (['en', 'zh-CN'] as const).map((value) => {
  const names = new Intl.DisplayNames(value, { type: 'language' })
  return { value, label: names.of(value.slice(0, 2)) ?? value }
})

function LanguageSwitch() {
  const { t, i18n } = useTranslation()
  const { language } = useSettings()
  const update = useUpdateSettings()
  return (
    <SegmentedControl
      aria-label={t('settings.language')}
      data={[...languages]}
      value={language === 'system' ? i18n.language : language}
      onChange={(value) => {
        const chosen = languages.find((each) => each.value === value)
        if (chosen) update.mutate({ language: chosen.value })
      }}
    />
  )
}
