import { Button } from '@mantine/core'
import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { HistoryFile } from '../../../../electron/api/contract/saving/saved.ts'
import { Failure } from '../../../components/failure.tsx'
import { Panel, PanelNote } from '../../../components/panel.tsx'
import { Row, Rows } from '../../../components/rows/rows.tsx'
import { RelativeTime } from '../../../components/time.tsx'
import { api } from '../../../live/api.ts'
import { queryClient } from '../../../live/query-client.ts'
import { useFormat } from '../../../live/settings.ts'
import { showToast } from '../../../live/toast.tsx'
import classes from './task.module.css'

/** What a task saved or found in its folder, the newest first. */
export function HistoryPanel({ taskId }: { readonly taskId: number }) {
  const { t } = useTranslation()
  const history = useInfiniteQuery(
    api.saving.history.infiniteOptions({
      input: (before: string | undefined) => ({ taskId, before, limit: 50 }),
      initialPageParam: undefined,
      getNextPageParam: ({ next }) => next ?? undefined,
    }),
  )
  const files = history.data?.pages.flatMap((page) => page.files) ?? []
  return (
    <Panel title={t('saving.history')} flush>
      {history.error && <Failure error={history.error} onRetry={() => void history.refetch()} />}
      {history.data && files.length === 0 && <PanelNote>{t('saving.nothingSaved')}</PanelNote>}
      <Rows>
        {files.map((file) => (
          <FileRow key={file.sourceId} taskId={taskId} file={file} />
        ))}
      </Rows>
      {history.hasNextPage && (
        <div className={classes['more']}>
          <Button
            variant="default"
            loading={history.isFetchingNextPage}
            onClick={() => void history.fetchNextPage()}
          >
            {t('common.showMore')}
          </Button>
        </div>
      )}
    </Panel>
  )
}

function FileRow({ taskId, file }: { readonly taskId: number; readonly file: HistoryFile }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { folder, isRefused, name, original, savedAt, size, sourceId, state } = file
  const again = useMutation(
    api.saving.fetchAgain.mutationOptions({
      onSuccess: () => showToast(t('saving.willFetch', { name })),
    }),
  )
  const refuse = useMutation(
    api.saving.refuse.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: api.saving.history.key() })
        showToast(t(isRefused ? 'saving.allowed' : 'saving.refused', { name }))
      },
    }),
  )
  return (
    <Row className={classes['file']}>
      <span className={classes['names']}>
        {name}
        <small>{original === name ? folder : t('saving.was', { original, folder })}</small>
      </span>
      <span className={classes['quiet']}>{size > 0 && format.bytes(size)}</span>
      <span className={classes['quiet']}>
        {state === 'named' ? <RelativeTime at={savedAt} /> : t(`saving.file.${state}`)}
      </span>
      <span className={classes['acts']}>
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          aria-label={`${t('saving.fetchAgain')}: ${name}`}
          title={t('saving.fetchAgainHint')}
          loading={again.isPending}
          onClick={() => again.mutate({ id: taskId, sourceId })}
        >
          {t('saving.fetchAgain')}
        </Button>
        <Button
          variant="subtle"
          color={isRefused ? 'red' : 'gray'}
          size="compact-sm"
          aria-pressed={isRefused}
          aria-label={`${t('saving.badCopy')}: ${name}`}
          title={t('saving.badCopyHint')}
          loading={refuse.isPending}
          onClick={() => refuse.mutate({ id: taskId, sourceId, isRefused: !isRefused })}
        >
          {t('saving.badCopy')}
        </Button>
      </span>
    </Row>
  )
}
