import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { providerText } from '../../../../electron/words/provider.ts'
import { StateBadge } from '../../../components/state-badge.tsx'
import { api } from '../../../live/api.ts'
import { useOpenLink } from '../list/resource-filter.ts'
import classes from './resource-details.module.css'

/** The other links with the same title: the title is alive while one of them is. */
export function LinkOthers({ id }: { readonly id: number }) {
  const { t, i18n } = useTranslation()
  const open = useOpenLink()
  const { data } = useQuery(
    api.resources.others.queryOptions({ input: { id }, staleTime: 0, retry: false }),
  )
  if (!data || data.links.length === 0) return null
  return (
    <section>
      <h3 className={classes['heading']}>
        {t('resource.others', { count: data.links.length })}
        <span>{t(data.isAlive ? 'resource.titleAlive' : 'resource.titleDead')}</span>
      </h3>
      <ul className={classes['others']}>
        {data.links.map((link) => (
          <li key={link.id}>
            <button type="button" title={link.url} onClick={() => open(link.id)}>
              {providerText(i18n, link.provider)} · {link.shareId}
            </button>
            <StateBadge resource={link} />
          </li>
        ))}
      </ul>
    </section>
  )
}
