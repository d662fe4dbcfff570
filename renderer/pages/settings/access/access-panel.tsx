import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import type { ListedSession } from '../../../../electron/api/contract/http.ts'
import type { ApiToken } from '../../../../electron/api/contract/tokens.ts'
import { Tag } from '../../../components/badge.tsx'
import { SettingRow, TitledRow } from '../../../components/form/setting-row.tsx'
import { Panel } from '../../../components/panel.tsx'
import { api, client } from '../../../live/api.ts'
import { useNow } from '../../../live/now.ts'
import { useRemoval } from '../../../live/removal.ts'
import { useFormat, useInfo } from '../../../live/settings.ts'
import { showToast } from '../../../live/toast.tsx'
import { NewTokenModal } from './new-token-modal.tsx'

/** Who is let in over HTTP: this browser, all browsers, and tokens with a name. */
export function AccessPanel() {
  const { t } = useTranslation()
  const [isAdding, adding] = useDisclosure()
  const { data: sessions = [] } = useQuery(api.http.sessions.queryOptions())
  const { data: tokens = [] } = useQuery(api.tokens.list.queryOptions())
  return (
    <Panel title={t('settings.access')} flush>
      {sessions.map((session) => (
        <SessionRow key={session.id} session={session} />
      ))}
      <SignOutEverywhere />
      <SettingRow name="settings.tokens">
        <Button variant="default" onClick={adding.open}>
          {t('settings.tokensAdd')}
        </Button>
      </SettingRow>
      {tokens.map((token) => (
        <TokenRow key={token.name} token={token} />
      ))}
      {isAdding && <NewTokenModal onClose={adding.close} />}
    </Panel>
  )
}

type SessionProps = { readonly session: ListedSession }

/** Ends this browser's session; the server then shows its sign-in page. */
async function signOut(): Promise<void> {
  await fetch('/sign-out', { method: 'POST' })
  window.location.reload()
}

function SessionRow({ session: { id, agent, beganAt, seenAt, isHere } }: SessionProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useNow(15_000)
  const { endSession: remove, restoreSession: restore } = client.http
  const removal = useRemoval({ remove, restore })
  const name = agent === '' ? t('settings.sessionUnnamed') : agent
  const times = t('settings.sessionTimes', {
    began: format.full(beganAt),
    seen: format.ago(seenAt, now),
  })
  return (
    <TitledRow
      title={
        <>
          {name}
          {isHere && (
            <>
              {' '}
              <Tag>{t('settings.signedIn')}</Tag>
            </>
          )}
        </>
      }
      hint={isHere ? t('settings.signedInHint') : times}
    >
      <Button
        variant="default"
        loading={removal.isPending}
        {...(!isHere && { 'aria-label': t('settings.signOutOf', { name, times }) })}
        onClick={() =>
          isHere
            ? void signOut()
            : removal.mutate({ key: { id }, message: (t) => t('settings.sessionEnded', { name }) })
        }
      >
        {t('settings.signOut')}
      </Button>
    </TitledRow>
  )
}

function SignOutEverywhere() {
  const { t } = useTranslation()
  const { hasDesktop } = useInfo()
  const end = useMutation(
    api.http.signOut.mutationOptions({
      onSuccess({ ended }) {
        // This browser is out as well.
        if (hasDesktop) {
          showToast((t) => t('settings.signedOut', { count: ended }))
        } else window.location.reload()
      },
    }),
  )
  return (
    <SettingRow name="settings.signOutEverywhere">
      <Button variant="default" loading={end.isPending} onClick={() => end.mutate(undefined)}>
        {t('settings.signOutEverywhere')}
      </Button>
    </SettingRow>
  )
}

function TokenRow({ token: { name, rights, endsAt, usedAt } }: { readonly token: ApiToken }) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useNow(15_000)
  const { revoke: remove, restore } = client.tokens
  const removal = useRemoval({ remove, restore })
  const time = endsAt === null ? '' : format.full(endsAt)
  const end =
    endsAt === null
      ? t('tokens.noEnd')
      : t(endsAt > now ? 'settings.tokenUntil' : 'tokens.ended', { time })
  const use =
    usedAt === null
      ? t('tokens.neverUsed')
      : t('settings.tokenUsed', { time: format.ago(usedAt, now) })
  return (
    <TitledRow
      title={
        <>
          {name}
          {rights.map((right) => (
            <Fragment key={right}>
              {' '}
              <Tag>{t(`tokens.rights.${right}`)}</Tag>
            </Fragment>
          ))}
        </>
      }
      hint={`${end} · ${use}`}
    >
      <Button
        variant="default"
        loading={removal.isPending}
        onClick={() =>
          removal.mutate({ key: { name }, message: (t) => t('settings.tokenRevoked', { name }) })
        }
        aria-label={t('settings.tokenRevokeTitle', { name })}
      >
        {t('settings.tokenRevoke')}
      </Button>
    </TitledRow>
  )
}
