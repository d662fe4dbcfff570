import { Button, Group, Switch } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ShownHook } from '../../../../electron/api/contract/saving/hooks.ts'
import { Badge, Tag } from '../../../components/badge.tsx'
import { TitledRow } from '../../../components/form/setting-row.tsx'
import { api, client } from '../../../live/api.ts'
import { useRemoval } from '../../../live/removal.ts'
import { refetchHooks, useHookName } from './hook-calls.ts'
import { HookDialog } from './hook-dialog.tsx'

type Props = {
  readonly hook: ShownHook
  /** Whether the task has it. */
  readonly isChosen: boolean
  readonly onChoose: (isOn: boolean) => void
}

/** One hook: whether the task has it, how it stands, and what can be done with it. */
export function HookRow({ hook, isChosen, onChoose }: Props) {
  const { t } = useTranslation()
  const [isEditing, editing] = useDisclosure()
  const { id, isOn, kind, last } = hook
  const name = useHookName()(hook)
  const again = useMutation(api.hooks.try.mutationOptions({ onSuccess: refetchHooks }))
  const { remove, restore } = client.hooks
  const removal = useRemoval({ remove, restore, changed: refetchHooks })
  const takeAway = () =>
    removal.mutate({
      key: { id },
      message: (t) => t('hook.removed', { name }),
      onRemoved: () => onChoose(false),
      ...(isChosen && { onRestored: () => onChoose(true) }),
    })
  const tone = last === null ? 'idle' : last.isDone ? 'good' : 'warn'
  return (
    <TitledRow
      title={
        <>
          {name} {hook.name !== '' && <Tag>{t(`hooks.kind.${kind}`)}</Tag>}
        </>
      }
      hint={
        <output>
          <Badge tone={isOn ? tone : 'idle'} isSentence>
            {again.isPending
              ? t('hook.trying')
              : isOn
                ? (last?.text ?? t('accounts.state.untested'))
                : t('channels.off')}
          </Badge>
        </output>
      }
    >
      <Group gap="xs" justify="flex-end">
        <Switch
          aria-label={t('hook.useOf', { name })}
          checked={isChosen}
          onChange={({ currentTarget }) => onChoose(currentTarget.checked)}
        />
        <Button
          variant="default"
          aria-label={t('hook.tryOf', { name })}
          loading={again.isPending}
          onClick={() => again.mutate({ id })}
        >
          {t('hook.try')}
        </Button>
        <Button variant="default" aria-label={t('hook.editOf', { name })} onClick={editing.open}>
          {t('hook.edit')}
        </Button>
        <Button
          variant="subtle"
          color="red"
          aria-label={t('hook.removeOf', { name })}
          loading={removal.isPending}
          onClick={takeAway}
        >
          {t('hook.remove')}
        </Button>
      </Group>
      {isEditing && <HookDialog hook={hook} onClose={editing.close} />}
    </TitledRow>
  )
}
