import { Autocomplete, TagsInput, Textarea, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Resource, resourceTexts } from '../../../../electron/api/contract/resources.ts'
import { errorText } from '../../../../electron/words/error-text.ts'
import { CopyIcon } from '../../../components/copy-button.tsx'
import { textLimits } from '../../../components/form/limits.ts'
import { api } from '../../../live/api.ts'
import { useIsLost } from '../../../live/connection.ts'
import { inlineErrors } from '../../../live/query-client.ts'
import { useResourceSaved } from '../resource-actions.ts'
import classes from './resource-details.module.css'
import { typedText } from './typed-text.ts'

const names = ['title', 'passcode', 'category', 'note'] as const

type Name = (typeof names)[number]
type Draft = Pick<Resource, Name>

const suggested = { input: { limit: 200 } }

/** What a person writes of a link; each field is saved when it is left. */
export function LinkFields({ resource }: { readonly resource: Resource }) {
  const { t, i18n } = useTranslation()
  const { id, tags } = resource
  const [draft, setDraft] = useState<Partial<Draft>>(() => typedText.of(id))
  useEffect(() => typedText.note(id, draft), [id, draft])
  useEffect(() => () => typedText.leave(id), [id])
  const showSaved = useResourceSaved()
  const categories = useQuery(api.categories.list.queryOptions(suggested))
  const known = useQuery(api.tags.list.queryOptions(suggested))
  /** Shows what is kept in a field again, where nothing else stands in it. */
  const forget = (name: Name, text: string | undefined) =>
    setDraft(({ [name]: own, ...others }) =>
      own === undefined || own.trim() === text ? others : { ...others, [name]: own },
    )
  const { mutate, error, variables } = useMutation(
    api.resources.change.mutationOptions({
      meta: inlineErrors,
      onSuccess: (saved, sent) => {
        // What was typed meanwhile, in another field or on in this one, is not saved yet.
        for (const name of names) forget(name, sent[name])
        showSaved(saved)
      },
    }),
  )
  const save = (name: Name, value: string) => {
    const text = value.trim()
    if (text === resource[name]) forget(name, text)
    else if (name !== 'title' || text !== '') mutate({ id, [name]: text })
  }
  const isLost = useIsLost()
  const saveAll = useEffectEvent(() => {
    for (const name of names) if (draft[name] !== undefined) save(name, draft[name])
  })
  // While the connection was lost, a field was left without being saved.
  useEffect(() => {
    if (!isLost) saveAll()
  }, [isLost])
  const field = (name: Name) => {
    const isEmpty = name === 'title' && draft.title?.trim() === ''
    const failure = error && variables && name in variables ? errorText(i18n, error) : undefined
    return {
      value: draft[name] ?? resource[name],
      error: isEmpty ? t('resource.required') : failure,
      ...textLimits(resourceTexts[name]),
    }
  }
  return (
    <div className={classes['fields']}>
      <TextInput
        className={classes['wide'] ?? ''}
        label={t('column.title')}
        {...field('title')}
        onChange={({ currentTarget }) => setDraft({ ...draft, title: currentTarget.value })}
        onBlur={({ currentTarget }) => save('title', currentTarget.value)}
      />
      <Autocomplete
        label={t('resource.category')}
        data={(categories.data ?? []).map(({ name }) => name).filter((name) => name !== '')}
        {...field('category')}
        onChange={(category) => setDraft({ ...draft, category })}
        onOptionSubmit={(category) => save('category', category)}
        onBlur={({ currentTarget }) => save('category', currentTarget.value)}
      />
      <TextInput
        label={t('resource.passcode')}
        spellCheck={false}
        rightSection={
          resource.passcode !== '' && (
            <CopyIcon value={resource.passcode} label={t('resource.copyPasscode')} />
          )
        }
        {...field('passcode')}
        onChange={({ currentTarget }) => setDraft({ ...draft, passcode: currentTarget.value })}
        onBlur={({ currentTarget }) => save('passcode', currentTarget.value)}
      />
      <TagsInput
        className={classes['wide'] ?? ''}
        label={t('resources.tags')}
        data={(known.data ?? []).map(({ name }) => name)}
        value={[...tags]}
        splitChars={[',', '，', '、', ';', '；']}
        acceptValueOnBlur
        onChange={(next) => mutate({ id, tags: next })}
      />
      <Textarea
        className={classes['wide'] ?? ''}
        label={t('resource.note')}
        autosize
        minRows={1}
        maxRows={8}
        {...field('note')}
        onChange={({ currentTarget }) => setDraft({ ...draft, note: currentTarget.value })}
        onBlur={({ currentTarget }) => save('note', currentTarget.value)}
      />
    </div>
  )
}
