import { Button, Group, Loader } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { SpotAnswer } from '../../../../electron/api/contract/links.ts'
import type { Resource } from '../../../../electron/api/contract/resources.ts'
import { errorText } from '../../../../electron/words/error-text.ts'
import { CopyButton } from '../../../components/copy-button.tsx'
import { FormError } from '../../../components/form/form-foot.tsx'
import { client } from '../../../live/api.ts'
import { inlineErrors } from '../../../live/query-client.ts'
import { useFormat, useInfo } from '../../../live/settings.ts'
import { hideSecrets, reportOf } from './report.ts'
import classes from './resource-details.module.css'

async function askOnce(url: string): Promise<SpotAnswer | undefined> {
  for await (const answer of await client.links.check({ urls: [url], explain: true })) return answer
  return undefined
}

/** What is asked of the drive about a link and what it answers, folded; asked anew when it is opened. */
export function LinkExchange({ resource }: { readonly resource: Resource }) {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  const { version } = useInfo()
  const { url, passcode } = resource
  const ask = useMutation({ mutationFn: () => askOnce(url), meta: inlineErrors })
  const answer = ask.data
  return (
    <details
      className={classes['exchange']}
      onToggle={({ currentTarget }) => {
        if (currentTarget.open && ask.isIdle) ask.mutate()
      }}
    >
      <summary>{t('exchange.title')}</summary>
      {ask.isPending && <Loader size="xs" />}
      <FormError>{ask.error ? errorText(i18n, ask.error) : ''}</FormError>
      {answer && (
        <>
          {answer.exchanges.map((exchange) => (
            <div key={`${exchange.method} ${exchange.url} ${exchange.ms}`}>
              <p>
                <strong>{exchange.status ?? t('exchange.noAnswer')}</strong> {exchange.method} ·{' '}
                {format.duration(exchange.ms)}
              </p>
              {/* It scrolls, so the keyboard must reach it: https://dequeuniversity.com/rules/axe/4.10/scrollable-region-focusable */}
              {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
              <pre tabIndex={0}>
                {hideSecrets(
                  [exchange.url, exchange.requestBody, exchange.error || exchange.responseBody]
                    .filter(Boolean)
                    .join('\n\n'),
                  passcode,
                )}
              </pre>
            </div>
          ))}
          {answer.exchanges.length === 0 && <p>{t('exchange.none')}</p>}
          <Group gap="xs">
            <CopyButton value={reportOf(answer, passcode, version)} label={t('exchange.wrong')} />
            <Button variant="default" loading={ask.isPending} onClick={() => ask.mutate()}>
              {t('exchange.again')}
            </Button>
          </Group>
          <p className={classes['quiet']}>{t('exchange.hint')}</p>
        </>
      )}
    </details>
  )
}
