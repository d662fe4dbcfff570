import { Textarea } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SavingTaskDraft, TriedName } from '../../../../electron/api/contract/saving.ts'
import { errorText } from '../../../../electron/words/error-text.ts'
import { Fold } from '../../../components/form/fold.tsx'
import { api } from '../../../live/api.ts'
import classes from './edit.module.css'
import { namesOf } from './task-draft.ts'

const shownNames = 100

type Props = {
  readonly draft: SavingTaskDraft
  /** Those of the share; null before somebody looked into it. */
  readonly names: readonly string[] | null
}

/** What names become by the rule, while it is written: those of the share once they are known, examples before. */
export function NamesTrial({ draft, names }: Props) {
  const { t, i18n } = useTranslation()
  const [typed, setTyped] = useState<string | null>(null)
  const text = typed ?? (names ?? t('saving.examples').split(' / ')).join('\n')
  const { filter, from, isSuffixIgnored, name, naming, to } = draft
  const trial = { name, naming, filter, from, to, isSuffixIgnored, names: namesOf(text) }
  const [settled] = useDebouncedValue(trial, 200)
  const tried = useQuery(
    api.saving.tasks.tryNames.queryOptions({
      input: settled,
      retry: false,
      gcTime: 0,
      placeholderData: keepPreviousData,
    }),
  )
  return (
    <div>
      {tried.error ? (
        <p className={`${classes['note']} ${classes['bad']}`} role="alert">
          {errorText(i18n, tried.error)}
        </p>
      ) : (
        <>
          <p className={classes['note']}>
            {t(names || typed !== null ? 'saving.tried' : 'saving.triedExamples')}
          </p>
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolled by keys, as axe asks */}
          <section className={classes['trial']} aria-label={t('saving.tried')} tabIndex={0}>
            <ul>
              {tried.data?.slice(0, shownNames).map((each) => (
                <li key={each.source}>
                  <span>{each.source}</span>
                  <Became tried={each} />
                </li>
              ))}
            </ul>
          </section>
        </>
      )}
      <Fold label={t('saving.ownNames')} mustBeOpen={false}>
        <Textarea
          aria-label={t('saving.ownNames')}
          description={t('saving.ownNamesHint')}
          autosize
          minRows={3}
          maxRows={10}
          spellCheck={false}
          value={text}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        />
      </Fold>
    </div>
  )
}

function Became({ tried }: { readonly tried: TriedName }) {
  const { t } = useTranslation()
  const { episode, isUnsure, left, name, own } = tried
  if (left !== null) return <span>{t(`saving.left.${left}`)}</span>
  return (
    <span className={classes['new']}>
      {name}
      {own !== null && <small>{t(`saving.ownName.${own}`)}</small>}
      {isUnsure && <small>{t('saving.unsureEpisode', { episode })}</small>}
    </span>
  )
}
