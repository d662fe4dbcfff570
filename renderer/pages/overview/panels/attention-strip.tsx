import { IconAlertTriangleFilled } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { backUpJobId } from '../../../../electron/api/contract/jobs.ts'
import type { Attention } from '../../../../electron/api/contract/overview.ts'
import { providerText } from '../../../../electron/words/provider.ts'
import { useJobName } from '../../../live/jobs.ts'
import { useNow } from '../../../live/now.ts'
import { useFormat } from '../../../live/settings.ts'
import classes from './attention-strip.module.css'

/** What a person should look at; nothing where there is none. */
export function AttentionStrip({ items }: { readonly items: readonly Attention[] }) {
  const { t } = useTranslation()
  if (items.length === 0) return null
  return (
    <section className={classes['root']} data-tone="warn" aria-label={t('attention.label')}>
      <IconAlertTriangleFilled className={classes['icon']} size={18} aria-hidden />
      <ul className={classes['items']}>
        {items.map((item) => (
          <li key={keyOf(item)}>
            <Item item={item} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Item({ item }: { readonly item: Attention }) {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  const now = useNow(60_000)
  const nameOf = useJobName()
  switch (item.kind) {
    case 'job-failed':
      return (
        <>
          <Link href={`/runs/${item.runId}`}>
            {t('attention.jobFailed', {
              job: nameOf(item.jobId),
              when: format.ago(item.at, now),
            })}
          </Link>
          {item.line !== '' && <code className={classes['line']}>{item.line}</code>}
        </>
      )
    case 'login-needed':
      return t('attention.loginNeeded', { drive: providerText(i18n, item.provider) })
    case 'backup-old':
      return (
        <>
          {item.at === null
            ? t('attention.noBackup')
            : t('attention.backupOld', { when: format.ago(item.at, now) })}{' '}
          <Link href={`/jobs?job=${backUpJobId}`}>{nameOf(backUpJobId)}</Link>
        </>
      )
    case 'zone-is-utc':
      return (
        <>
          {t('attention.zoneIsUtc')} <Link href="/settings">{t('nav.settings')}</Link>
        </>
      )
    case 'disk-nearly-full':
      return t('attention.diskNearlyFull', { free: format.bytes(item.freeBytes) })
  }
}

function keyOf(item: Attention): string {
  return item.kind === 'job-failed' ? `${item.kind} ${item.jobId}` : item.kind
}
