import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconReplace } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../../live/api.ts'
import { ReplacementModal } from './lazy-replacement-modal.ts'
import classes from './replacement.module.css'

/** The way on from a dead link, and whether another one of its title is alive. */
export function ReplacementHint({ id }: { readonly id: number }) {
  const { t } = useTranslation()
  const [isFinding, finding] = useDisclosure()
  const { data } = useQuery(
    api.resources.others.queryOptions({ input: { id }, staleTime: 0, retry: false }),
  )
  return (
    <div className={classes['hint']}>
      {data?.isAlive && <p>{t('replacement.isAlive')}</p>}
      <Button
        variant={data?.isAlive ? 'filled' : 'default'}
        leftSection={<IconReplace size={14} />}
        onClick={finding.open}
      >
        {t('replacement.find')}
      </Button>
      {isFinding && <ReplacementModal selection={{ ids: [id] }} onClose={finding.close} />}
    </div>
  )
}
