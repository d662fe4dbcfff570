import { MultiSelect, Select, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  linkEvents,
  noticeEventSchema,
  type Rule,
  ruleSchema,
  stateEvents,
} from '../../../../../electron/api/contract/notifications.ts'
import { FormFoot } from '../../../../components/form/form-foot.tsx'
import { Dialog } from '../../../../components/window/dialog.tsx'
import { api } from '../../../../live/api.ts'
import { useJobName, useListedJobs } from '../../../../live/jobs.ts'
import { useChannelName, useChannels } from '../channels.ts'

type Props = {
  /** Absent for a new one. */
  readonly rule: Rule | undefined
  readonly onSave: (rule: Rule) => void
  readonly onClose: () => void
}

/** One rule: what is told, of what, to whom and when. */
export function RuleDialog({ rule: given, onSave, onClose }: Props) {
  const { t } = useTranslation()
  const [rule, setRule] = useState(() => given ?? ruleSchema.parse({}))
  const change = (changes: Partial<Rule>) => setRule({ ...rule, ...changes })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSave(rule)
  }
  return (
    <Dialog
      onClose={onClose}
      title={t(given ? 'notifications.editRule' : 'notifications.addRule')}
      size={520}
    >
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          <MultiSelect
            label={t('notifications.events')}
            placeholder={rule.events.length === 0 ? t('notifications.all') : ''}
            data-autofocus
            openOnFocus={false}
            searchable
            clearable
            value={[...rule.events]}
            data={[
              { group: t('nav.resources'), items: linkEvents.map(optionOf) },
              { group: t('notifications.others'), items: stateEvents.map(optionOf) },
            ]}
            onChange={(events) => change({ events: noticeEventSchema.array().parse(events) })}
          />
          <Scope rule={rule} onChange={change} />
          <Channels chosen={rule.channels} onChange={(channels) => change({ channels })} />
          <Select
            label={t('notifications.send')}
            allowDeselect={false}
            value={rule.send}
            data={ruleSchema.shape.send.unwrap().options.map((value) => ({
              value,
              label: t(`notifications.sends.${value}`),
            }))}
            onChange={(send) => change({ send: ruleSchema.shape.send.parse(send) })}
          />
          {rule.send === 'now' && (
            <Select
              label={t('notifications.whenQuiet')}
              allowDeselect={false}
              value={rule.whenQuiet}
              data={ruleSchema.shape.whenQuiet.unwrap().options.map((value) => ({
                value,
                label: t(`notifications.whenQuiets.${value}`),
              }))}
              onChange={(when) => change({ whenQuiet: ruleSchema.shape.whenQuiet.parse(when) })}
            />
          )}
        </Stack>
        <FormFoot submit={t('common.save')} error="" isSaving={false} onCancel={onClose} />
      </form>
    </Dialog>
  )

  function optionOf(event: Rule['events'][number]) {
    return { value: event, label: t(`notifications.event.${event}`) }
  }
}

type ScopeProps = { readonly rule: Rule; readonly onChange: (changes: Partial<Rule>) => void }

/** Which jobs, and which links by their categories and tags. */
function Scope({ rule, onChange }: ScopeProps) {
  const { t } = useTranslation()
  const jobName = useJobName()
  const { data: jobs = [] } = useListedJobs()
  const categories = useQuery(api.categories.list.queryOptions({ input: {} }))
  const tags = useQuery(api.tags.list.queryOptions({ input: {} }))
  const names = (labels: readonly { readonly name: string }[] = []) =>
    labels.map(({ name }) => name).filter((name) => name !== '')
  const common = { searchable: true, clearable: true, limit: 100 }
  return (
    <>
      <MultiSelect
        {...common}
        label={t('notifications.jobs')}
        description={t('notifications.onlyHint')}
        value={[...rule.jobs]}
        data={withChosen(
          rule.jobs,
          jobs.map(({ id }) => id),
        ).map((value) => ({ value, label: jobName(value) }))}
        onChange={(chosen) => onChange({ jobs: chosen })}
      />
      <MultiSelect
        {...common}
        label={t('notifications.categories')}
        value={[...rule.categories]}
        data={withChosen(rule.categories, names(categories.data))}
        onChange={(chosen) => onChange({ categories: chosen })}
      />
      <MultiSelect
        {...common}
        label={t('notifications.tags')}
        value={[...rule.tags]}
        data={withChosen(rule.tags, names(tags.data))}
        onChange={(chosen) => onChange({ tags: chosen })}
      />
    </>
  )
}

type ChannelsProps = {
  readonly chosen: readonly number[]
  readonly onChange: (ids: number[]) => void
}

function Channels({ chosen, onChange }: ChannelsProps) {
  const { t } = useTranslation()
  const nameOf = useChannelName()
  const { data: channels = [] } = useChannels()
  const known = channels.map((channel) => ({ value: String(channel.id), label: nameOf(channel) }))
  // One that is gone stays chosen: without any, a rule is for all.
  const gone = chosen
    .map(String)
    .filter((id) => !known.some(({ value }) => value === id))
    .map((value) => ({ value, label: `${t('notifications.gone')} (${value})` }))
  return (
    <MultiSelect
      label={t('notifications.whichChannels')}
      placeholder={chosen.length === 0 ? t('notifications.anyChannel') : ''}
      clearable
      value={chosen.map(String)}
      data={[...known, ...gone]}
      onChange={(ids) => onChange(ids.map(Number))}
    />
  )
}

/** What may be chosen, with what was chosen and is gone. */
function withChosen(chosen: readonly string[], all: readonly string[]): string[] {
  return [...new Set([...all, ...chosen])]
}
