import { Button, Checkbox, Group } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  type ImportPreview,
  type ImportRow,
  lifeOf,
} from '../../../electron/api/contract/resources.ts'
import { errorText } from '../../../electron/words/error-text.ts'
import { providerText } from '../../../electron/words/provider.ts'
import { Foot } from '../../components/form/form-foot.tsx'
import { StateBadge } from '../../components/state-badge.tsx'
import { api } from '../../live/api.ts'
import { inlineErrors } from '../../live/query-client.ts'
import { useUndoImport } from '../resources/import/undo-import.ts'
import { type Answers, useAnswers } from './answers.ts'
import { EnterButton } from './enter-button.tsx'
import classes from './quick-add.module.css'

/** The new links of what is offered, each with what its drive says, to be added by one key. */
export function FoundLinks({ preview }: { readonly preview: ImportPreview }) {
  const { t, i18n } = useTranslation()
  const { fresh, newCount, token } = preview
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set())
  const answers = useAnswers(fresh)
  const add = useMutation(api.resources.commitImport.mutationOptions({ meta: inlineErrors }))
  if (add.data) return <Added {...add.data} />
  const wanted = newCount - left.size
  return (
    <form
      className={classes['form']}
      onSubmit={(event) => {
        event.preventDefault()
        if (wanted === 0 || add.isPending) return
        add.mutate({ token, edits: [...left].map((row) => ({ row, isTaken: false })) })
      }}
    >
      <ul className={classes['rows']}>
        {fresh.map((link) => (
          <Row
            key={link.row}
            link={link}
            answers={answers}
            isWanted={!left.has(link.row)}
            onToggle={() => setLeft(left.symmetricDifference(new Set([link.row])))}
          />
        ))}
        {newCount > fresh.length && (
          <li>{t('activity.more', { count: newCount - fresh.length })}</li>
        )}
      </ul>
      <Foot error={add.error ? errorText(i18n, add.error) : ''}>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={() => window.close()}>
            {t('common.cancel')}
          </Button>
          <EnterButton type="submit" loading={add.isPending} disabled={wanted === 0}>
            {t('quickAdd.add', { count: wanted })}
          </EnterButton>
        </Group>
      </Foot>
    </form>
  )
}

type RowProps = {
  readonly link: ImportRow
  readonly answers: Answers
  readonly isWanted: boolean
  readonly onToggle: () => void
}

function Row({ answers, isWanted, link, onToggle }: RowProps) {
  const { t, i18n } = useTranslation()
  const answer = answers.byUrl.get(link.url)
  const title = link.titleDoubt === 'missing' && answer ? answer.title : link.title
  return (
    <li className={classes['row']}>
      <Checkbox
        size="xs"
        aria-label={t('import.take', { title })}
        checked={isWanted}
        onChange={onToggle}
      />
      <span className={classes['name']} title={link.url}>
        {title}
      </span>
      <span className={classes['quiet']}>
        {[providerText(i18n, link.provider), link.passcode].filter(Boolean).join(' · ')}
      </span>
      {answer ? (
        <StateBadge
          resource={{
            state: answer.state,
            isExpired: lifeOf(answer.state) === 'dead' && !answer.unproven,
          }}
        />
      ) : (
        <span className={classes['quiet']}>
          {answers.asked.has(link.url) && t('overview.checking')}
        </span>
      )}
    </li>
  )
}

function Added({ added, importId }: { readonly added: number; readonly importId: number }) {
  const { t } = useTranslation()
  const undo = useUndoImport()
  const [isUndone, setUndone] = useState(false)
  return (
    <>
      <output className={classes['done']}>
        {isUndone ? t('import.undone', { count: added }) : t('quickAdd.added', { count: added })}
      </output>
      <Group justify="flex-end" gap="xs" className={classes['foot'] ?? ''}>
        {!isUndone && (
          <Button
            variant="default"
            onClick={() => {
              undo(importId)
              setUndone(true)
            }}
          >
            {t('common.undo')}
          </Button>
        )}
        <EnterButton onClick={() => window.close()}>{t('common.close')}</EnterButton>
      </Group>
    </>
  )
}
