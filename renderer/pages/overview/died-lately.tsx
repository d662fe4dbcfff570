import { Anchor } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import { reasonText } from '../../../electron/words/reason.ts'
import { Panel, PanelNote } from '../../components/panel.tsx'
import { RelativeTime } from '../../components/relative-time.tsx'
import { api } from '../../live/api.ts'
import { showOnly } from '../resources/list/resource-filter.ts'
import classes from './overview.module.css'

/** The links that died last: what, where, why and when. */
export function DiedLately() {
  const { t, i18n } = useTranslation()
  const [, navigate] = useLocation()
  const died = useQuery(api.resources.lastDied.queryOptions({ input: { limit: 6 } }))
  const rows = died.data ?? []
  const all = () => {
    showOnly('dead')
    navigate('/resources')
  }
  return (
    <Panel
      title={t('overview.died')}
      flush
      action={
        rows.length > 0 && (
          <Anchor component="button" type="button" size="xs" onClick={all}>
            {t('common.showAll')}
          </Anchor>
        )
      }
    >
      {died.isSuccess && rows.length === 0 && <PanelNote>{t('overview.nothingDied')}</PanelNote>}
      {rows.map((resource) => (
        <Link key={resource.id} href={`/resources/${resource.id}`} className={classes['died']}>
          <span className={classes['title']}>{resource.title}</span>
          <span className={classes['when']}>
            <RelativeTime at={resource.expiredAt} />
          </span>
          <span className={classes['why']}>
            {t(`provider.${resource.provider}`)} · {reasonText(i18n, resource)}
          </span>
        </Link>
      ))}
    </Panel>
  )
}
