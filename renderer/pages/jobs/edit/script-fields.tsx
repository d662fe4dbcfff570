import { MultiSelect, Textarea, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { jobNameSchema, scriptParamsSchema } from '../../../../electron/api/contract/jobs.ts'
import { textLimits } from '../../../components/form/limits.ts'
import classes from './edit.module.css'
import { type FieldFault, faultAt } from './field-fault.ts'
import { type ScriptDraft, variableNames } from './script-draft.ts'

type Props = {
  readonly draft: ScriptDraft
  readonly fault: FieldFault | null
  readonly onChange: (draft: ScriptDraft) => void
  /** Shown beside the name. */
  readonly children?: ReactNode
}

/** The program that a job runs, and its arguments and environment. */
export function ScriptFields({ draft, fault, onChange, children }: Props) {
  const { t } = useTranslation()
  const names = variableNames(draft)
  const line = (name: 'program' | 'folder') => ({
    label: t(`script.${name}`),
    description: t(`script.${name}Hint`),
    classNames: { input: classes['crontab'] ?? '' },
    spellCheck: false,
    ...textLimits(scriptParamsSchema.shape[name]),
    value: draft[name],
    error: faultAt(fault, `params.${name}`),
  })
  const lines = (name: 'arguments' | 'environment') => ({
    label: t(`script.${name}`),
    description: t(`script.${name}Hint`),
    classNames: { input: classes['lines'] ?? '' },
    spellCheck: false,
    autosize: true,
    minRows: 3,
    maxRows: 8,
    value: draft[name],
    error: faultAt(fault, `params.${name}`),
  })
  return (
    <div className={classes['grid']}>
      <TextInput
        label={t('column.name')}
        data-autofocus
        {...textLimits(jobNameSchema)}
        value={draft.name}
        error={faultAt(fault, 'name')}
        onChange={({ currentTarget }) => onChange({ ...draft, name: currentTarget.value })}
        {...(children === undefined ? { className: classes['wide'] ?? '' } : {})}
      />
      {children}
      <TextInput
        {...line('program')}
        onChange={({ currentTarget }) => onChange({ ...draft, program: currentTarget.value })}
      />
      <TextInput
        {...line('folder')}
        onChange={({ currentTarget }) => onChange({ ...draft, folder: currentTarget.value })}
      />
      <Textarea
        {...lines('arguments')}
        onChange={({ currentTarget }) => onChange({ ...draft, arguments: currentTarget.value })}
      />
      <Textarea
        {...lines('environment')}
        onChange={({ currentTarget }) => onChange({ ...draft, environment: currentTarget.value })}
      />
      <MultiSelect
        className={classes['wide'] ?? ''}
        label={t('script.secrets')}
        description={t('script.secretsHint')}
        data={names}
        value={draft.secrets.filter((name) => names.includes(name))}
        error={faultAt(fault, 'params.secrets')}
        onChange={(secrets) => onChange({ ...draft, secrets })}
      />
    </div>
  )
}
