import { Select, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Naming, namingPresets } from '../../../../electron/api/contract/saving.ts'
import { Panel } from '../../../components/panel.tsx'
import type { DraftProps } from './draft-props.ts'
import classes from './edit.module.css'
import { NamesTrial } from './names-trial.tsx'
import { inNamingMode, type NamingMode, namingModeOf, namingModes } from './task-draft.ts'

type Props = DraftProps & {
  /** Those of the share; null before somebody looked into it. */
  readonly names: readonly string[] | null
}

/** What files are called in the folder, tried while it is written. */
export function NamingPanel({ draft, names, onChange }: Props) {
  const { t } = useTranslation()
  const { naming } = draft
  const [mode, setMode] = useState(() => namingModeOf(naming))
  const choose = (value: NamingMode) => {
    setMode(value)
    onChange({ naming: inNamingMode(naming, value, draft.name.trim()) })
  }
  return (
    <Panel title={t('saving.naming')}>
      <Stack gap="sm">
        <div className={classes['grid']}>
          <Select
            label={t('saving.mode.label')}
            description={t(`saving.modeHint.${mode}`)}
            allowDeselect={false}
            value={mode}
            data={namingModes.map((value) => ({ value, label: t(`saving.mode.${value}`) }))}
            onChange={(value) => {
              const chosen = namingModes.find((each) => each === value)
              if (chosen) choose(chosen)
            }}
          />
          <RuleFields mode={mode} naming={naming} onChange={(naming) => onChange({ naming })} />
        </div>
        <NamesTrial draft={draft} names={names} />
      </Stack>
    </Panel>
  )
}

type RuleProps = {
  readonly mode: NamingMode
  readonly naming: Naming
  readonly onChange: (naming: Naming) => void
}

function RuleFields({ mode, naming, onChange }: RuleProps) {
  const { t } = useTranslation()
  const field = (
    name: 'name' | 'pattern' | 'replacement',
    value: string,
    change: (text: string) => void,
  ) => (
    <TextInput
      label={t(`saving.rule.${name}`)}
      classNames={{ input: classes['mono'] ?? '' }}
      spellCheck={false}
      autoComplete="off"
      maxLength={2000}
      value={value}
      onChange={({ currentTarget }) => change(currentTarget.value)}
    />
  )
  if (naming.kind === 'sequence' || naming.kind === 'episode') {
    return field('name', naming.name, (name) => onChange({ ...naming, name }))
  }
  if (naming.kind === 'tokens') {
    return (
      <>
        {field('pattern', naming.pattern, (pattern) => onChange({ ...naming, pattern }))}
        {field('name', naming.name, (name) => onChange({ ...naming, name }))}
      </>
    )
  }
  if (mode === 'keep') return null
  const replacement = field('replacement', naming.replacement, (replacement) =>
    onChange({ ...naming, replacement }),
  )
  if (mode === 'preset') {
    return (
      <>
        <Select
          label={t('saving.mode.preset')}
          allowDeselect={false}
          value={naming.pattern}
          data={[...namingPresets]}
          onChange={(pattern) => onChange({ ...naming, pattern: pattern ?? '' })}
        />
        {replacement}
      </>
    )
  }
  return (
    <>
      {field('pattern', naming.pattern, (pattern) => onChange({ ...naming, pattern }))}
      {replacement}
    </>
  )
}
