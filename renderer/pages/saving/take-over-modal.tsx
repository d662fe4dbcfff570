import { Button, FileButton, List, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { errorText } from '../../../electron/words/error-text.ts'
import { messageTexts } from '../../../electron/words/message-text.ts'
import { FormError } from '../../components/form/form-foot.tsx'
import { Dialog } from '../../components/window/dialog.tsx'
import { api, client } from '../../live/api.ts'
import { inlineErrors, queryClient } from '../../live/query-client.ts'

/** Makes tasks of those in a configuration of quark-auto-save or a fork, and tells which were left and why. */
export function TakeOverModal({ onClose }: { readonly onClose: () => void }) {
  const { t, i18n } = useTranslation()
  const takeOver = useMutation({
    meta: inlineErrors,
    mutationFn: async (file: File) => client.saving.tasks.takeOver({ text: await file.text() }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: api.saving.key() }),
  })
  const { data, error } = takeOver
  const textOf = messageTexts(i18n)
  return (
    <Dialog onClose={onClose} title={t('saving.takeOver.title')} size={520}>
      <Stack gap="md">
        <Text size="sm">{t('saving.takeOver.hint')}</Text>
        <FormError>{error ? errorText(i18n, error) : ''}</FormError>
        {data && (
          <div aria-live="polite">
            <Text size="sm">{t('saving.takeOver.done', { count: data.added.length })}</Text>
            {data.left.length > 0 && (
              <List size="sm" mt="xs">
                {data.left.map(({ because, name }, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: two may have one name, and the list stays as it is
                  <List.Item key={index}>
                    {t('saving.takeOver.left', { name, reason: textOf(because) })}
                  </List.Item>
                ))}
              </List>
            )}
          </div>
        )}
        <Stack align="flex-end">
          {data ? (
            <Button onClick={onClose}>{t('common.close')}</Button>
          ) : (
            <FileButton
              // Chosen again after it was refused, the same file is another try.
              key={takeOver.submittedAt}
              accept=".json,application/json"
              onChange={(file) => {
                if (file) takeOver.mutate(file)
              }}
            >
              {(props) => (
                <Button {...props} loading={takeOver.isPending}>
                  {t('saving.takeOver.choose')}
                </Button>
              )}
            </FileButton>
          )}
        </Stack>
      </Stack>
    </Dialog>
  )
}
