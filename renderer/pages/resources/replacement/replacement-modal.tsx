import { Button } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import {
  type LinkSelection,
  mostReplaced,
  type Resource,
} from '../../../../electron/api/contract/resources.ts'
import { providerText } from '../../../../electron/words/provider.ts'
import { CopyIcon } from '../../../components/copy-button.tsx'
import { Failure } from '../../../components/failure.tsx'
import { StateBadge } from '../../../components/state-badge.tsx'
import { Window } from '../../../components/window/window.tsx'
import { client } from '../../../live/api.ts'
import { useOpenUrl } from '../../../live/open-url.ts'
import classes from './replacement.module.css'
import { useReplacement } from './use-replacement.ts'

type Props = { readonly selection: LinkSelection; readonly onClose: () => void }

/** What a person keeps already that can take the place of links that died, and the way to look for more. */
export function ReplacementModal({ selection, onClose }: Props) {
  const { t } = useTranslation()
  const found = useQuery({
    queryKey: ['replacements', selection],
    queryFn: ({ signal }) => client.resources.replacements(selection, { signal }),
    gcTime: 0,
  })
  const links = found.data ?? []
  const isAlone = 'ids' in selection && selection.ids.length === 1
  const { mutate: use, isPending } = useReplacement(() => {
    if (isAlone) onClose()
    else void found.refetch()
  })
  return (
    <Window onClose={onClose} title={t('replacement.find')} size={640} zIndex={210}>
      {found.isError && <Failure error={found.error} onRetry={() => void found.refetch()} />}
      {found.isSuccess && links.length === 0 && (
        <p className={classes['quiet']}>{t('links.noneDead')}</p>
      )}
      <ul className={classes['links']}>
        {links.map(({ resource, candidates }) => (
          <li key={resource.id}>
            <LinkTitle resource={resource} />
            {candidates.length === 0 && <p className={classes['quiet']}>{t('replacement.none')}</p>}
            <ul className={classes['candidates']}>
              {candidates.map((candidate) => (
                <Candidate
                  key={candidate.id}
                  candidate={candidate}
                  isBusy={isPending}
                  onUse={() => use({ id: resource.id, from: candidate.id })}
                />
              ))}
            </ul>
            <WebSearch resource={resource} />
          </li>
        ))}
      </ul>
      {links.length === mostReplaced && (
        <p className={classes['quiet']}>{t('replacement.first', { count: mostReplaced })}</p>
      )}
    </Window>
  )
}

function LinkTitle({ resource }: { readonly resource: Resource }) {
  const { i18n } = useTranslation()
  return (
    <h3 className={classes['title']}>
      {resource.title} <small>{providerText(i18n, resource.provider)}</small>
    </h3>
  )
}

type CandidateProps = {
  readonly candidate: Resource
  readonly isBusy: boolean
  readonly onUse: () => void
}

function Candidate({ candidate, isBusy, onUse }: CandidateProps) {
  const { t, i18n } = useTranslation()
  const { title, provider, url } = candidate
  const drive = providerText(i18n, provider)
  return (
    <li className={classes['candidate']}>
      <span className={classes['text']} title={url}>
        {title} <small className={classes['quiet']}>{drive}</small>
      </span>
      <StateBadge resource={candidate} />
      <Button
        size="compact-sm"
        variant="light"
        disabled={isBusy}
        aria-label={t('replacement.useOf', { title, drive })}
        onClick={onUse}
      >
        {t('replacement.use')}
      </Button>
    </li>
  )
}

/** Opens a search in the person's own browser: Pansentry asks nobody. */
function WebSearch({ resource: { title, provider } }: { readonly resource: Resource }) {
  const { t, i18n } = useTranslation()
  const openUrl = useOpenUrl()
  const words = `${title} ${providerText(i18n, provider)}`
  return (
    <div className={classes['search']}>
      <Button
        size="compact-sm"
        variant="subtle"
        leftSection={<IconSearch size={14} />}
        onClick={() => openUrl(`https://www.bing.com/search?${new URLSearchParams({ q: words })}`)}
      >
        {t('replacement.search')}
      </Button>
      <CopyIcon value={words} label={t('replacement.copySearch')} />
    </div>
  )
}
