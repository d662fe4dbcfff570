import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Finding } from '../../../../electron/api/contract/system.ts'
import { findingName } from '../../../../electron/words/finding.ts'
import { Badge } from '../../../components/badge.tsx'
import { Failure } from '../../../components/failure.tsx'
import { TitledRow } from '../../../components/form/setting-row.tsx'
import { Panel, PanelNote } from '../../../components/panel.tsx'
import { api } from '../../../live/api.ts'

/** What Pansentry depends on, and what is odd; looked at each time it is opened. */
export function Checkup() {
  const { t, i18n } = useTranslation()
  // What is found is said in the language of the settings.
  const {
    data: findings,
    error,
    isFetching,
    refetch,
  } = useQuery({
    ...api.system.doctor.queryOptions(),
    queryKey: [...api.system.doctor.queryKey(), i18n.language],
  })
  const again = (
    <Button variant="default" size="xs" loading={isFetching} onClick={() => void refetch()}>
      {t('settings.checkupAgain')}
    </Button>
  )
  return (
    <Panel title={t('settings.checkup')} action={again} flush>
      {error ? (
        <Failure error={error} onRetry={() => void refetch()} />
      ) : (
        <PanelNote>{t('settings.checkupHint')}</PanelNote>
      )}
      {findings?.map((finding) => (
        <Row key={finding.check + finding.found} finding={finding} />
      ))}
    </Panel>
  )
}

function Row({ finding: { check, status, found, advice } }: { readonly finding: Finding }) {
  const { t, i18n } = useTranslation()
  return (
    <TitledRow
      title={findingName(i18n, check)}
      hint={
        <>
          {found}
          {advice !== '' && <br />}
          {advice}
        </>
      }
    >
      <Badge tone={status}>{t(`finding.${status}`)}</Badge>
    </TitledRow>
  )
}
