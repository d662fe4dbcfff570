import { Anchor } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { LinkRow } from '../../components/list-row.tsx'
import { Panel, PanelNote } from '../../components/panel.tsx'
import { RelativeTime } from '../../components/time.tsx'
import { api } from '../../live/api.ts'

/** The links that died most recently, why and when. */
export function DiedLately() {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const died = useQuery(api.resources.lastDied.queryOptions({ input: { limit: 6 } }))
  const rows = died.data ?? []
  return (
    <Panel
      title={t('overview.died')}
      flush
      action={
        rows.length > 0 && (
          <Anchor
            component="button"
            type="button"
            size="xs"
            onClick={() => navigate('/links?health=dead')}
          >
            {t('common.showAll')}
          </Anchor>
        )
      }
    >
      {died.isSuccess && rows.length === 0 && <PanelNote>{t('overview.nothingDied')}</PanelNote>}
      {rows.map((resource) => (
        <LinkRow
          key={resource.id}
          link={resource}
          when={<RelativeTime at={resource.expiredAt} />}
        />
      ))}
    </Panel>
  )
}
