import { Button, Group, NumberInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import type { checkParamsSchema } from '../../../electron/api/contract/jobs.ts'
import { api } from '../../api.ts'
import { queryClient } from '../../query-client.ts'
import classes from './schedule.module.css'

type Params = z.output<typeof checkParamsSchema>

type Props = { readonly jobId: string; readonly params: Params; readonly onDone: () => void }

/** How gently `check_resources_links` asks. */
export function ParamsForm({ jobId, params, onDone }: Props) {
  const { t } = useTranslation()
  const form = useForm<Params>({
    initialValues: params,
    validate: {
      pauseMinSeconds: (value, { pauseMaxSeconds }) =>
        value > pauseMaxSeconds ? t('params.pauseOrder') : null,
    },
  })
  const save = useMutation(
    api.jobs.setParams.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: api.jobs.key() })
        notifications.show({ message: t('params.saved') })
        onDone()
      },
    }),
  )
  const field = (name: keyof Params, unit: string, min: number, max: number, isWhole = false) => {
    const input = form.getInputProps(name)
    return (
      <NumberInput
        label={t(`params.${name}`)}
        suffix={t(`params.${unit}`)}
        min={min}
        max={max}
        clampBehavior="blur"
        allowDecimal={!isWhole}
        {...input}
        value={form.values[name] ?? ''}
        error={input.error}
        // An emptied field: no limit where none is meant, else what was saved.
        onChange={(value) => {
          const empty = name === 'limit' ? null : params[name]
          form.setFieldValue(name, typeof value === 'number' ? value : empty)
        }}
        {...(name === 'limit' ? { description: t('params.limitHint') } : {})}
        {...(name === 'recheckDays' ? { description: t('params.recheckHint') } : {})}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
      />
    )
  }
  return (
    <form onSubmit={form.onSubmit((values) => save.mutate({ id: jobId, params: values }))}>
      <p className={classes['intro']}>{t('params.intro')}</p>
      <div className={classes['grid']}>
        {field('pauseMinSeconds', 'seconds', 0, 600)}
        {field('pauseMaxSeconds', 'seconds', 0, 600)}
        {field('restEvery', 'links', 1, 10_000, true)}
        {field('restSeconds', 'seconds', 0, 3600)}
        {field('timeoutSeconds', 'seconds', 1, 300)}
        {field('limit', 'links', 1, 1_000_000, true)}
        {field('recheckDays', 'days', 0, 365)}
      </div>
      <Group justify="flex-end" gap="xs" mt="lg">
        <Button variant="default" onClick={onDone}>
          {t('common.cancel')}
        </Button>
        <Button type="submit" loading={save.isPending}>
          {t('common.save')}
        </Button>
      </Group>
    </form>
  )
}
