import { Button, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconCircleCheck, IconFolderOpen, IconInfoCircle } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../live/api.ts'
import { useInfo } from '../../../live/settings.ts'
import classes from './command-field.module.css'

type Props = {
  readonly command: string
  /** The working folder; empty for the home folder. */
  readonly folder: string
  readonly error: string | undefined
  readonly onChange: (command: string) => void
}

const settledMs = 250

/** One command line, split by the app and looked for at once; nothing is run for that. */
export function CommandField({ command, folder, error, onChange }: Props) {
  const { t } = useTranslation()
  const { hasDesktop } = useInfo()
  const [settled] = useDebouncedValue(command, settledMs)
  const inspection = useQuery(
    api.scripts.inspect.queryOptions({
      input: { command: settled, folder },
      enabled: settled.trim() !== '',
      retry: false,
      staleTime: 0,
    }),
  )
  const choose = useMutation(
    api.scripts.choose.mutationOptions({
      onSuccess: (chosen) => chosen && onChange(chosen.command),
    }),
  )
  const chooser = hasDesktop && (
    <Button
      variant="default"
      leftSection={<IconFolderOpen size={14} />}
      loading={choose.isPending}
      onClick={() => choose.mutate()}
    >
      {t('script.choose')}
    </Button>
  )
  const found = settled.trim() === '' ? undefined : inspection.data
  return (
    <div>
      <TextInput
        label={t('script.command')}
        description={t('script.commandHint')}
        placeholder={t('script.commandExample')}
        classNames={{ input: classes['command'] ?? '' }}
        inputContainer={besideInput(chooser)}
        spellCheck={false}
        autoCapitalize="off"
        maxLength={40_000}
        value={command}
        error={error}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
      <output className={classes['found']}>
        {found && found.problem === null && (
          <span data-tone="good">
            <IconCircleCheck size={14} aria-hidden />
            {t('script.found', { program: found.program, file: found.foundAt })}
          </span>
        )}
        {found && found.problem !== null && (
          <span data-tone="warn">
            <IconInfoCircle size={14} aria-hidden />
            {found.problem}
          </span>
        )}
        {found && found.suggestion !== null && (
          <Button
            variant="default"
            size="compact-xs"
            onClick={() => onChange(found.suggestion ?? command)}
          >
            {t('script.useInstead', { command: found.suggestion })}
          </Button>
        )}
        {found && found.arguments.length > 0 && (
          <span className={classes['words']}>
            {found.arguments.map((word, index) => (
              <code key={`${index} ${word}`}>{word === '' ? '""' : word}</code>
            ))}
          </span>
        )}
      </output>
    </div>
  )
}

/** Puts something beside the input of a field, between its description and its error. */
const besideInput = (beside: ReactNode) => (input: ReactNode) => (
  <div className={classes['entry']}>
    {input}
    {beside}
  </div>
)
