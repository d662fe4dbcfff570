import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { useActions } from '../../live/actions.ts'
import { client } from '../../live/api.ts'
import { useCheckLinks } from '../../live/jobs.ts'
import { useSettings, useUpdateSettings } from '../../live/settings.ts'
import { places } from '../places.ts'

/** What can be done on every page: go to another, check the dead links again, hold all jobs. */
export function useAppCommands(): void {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const { paused } = useSettings()
  const { mutate: update } = useUpdateSettings()
  const { mutate: check } = useCheckLinks()
  const checkDead = async () => {
    const ids = await deadLinks()
    if (ids.length > 0) check({ ids })
  }
  useActions([
    ...places.map(({ path, name }, index) => ({
      group: 'go' as const,
      label: t(`nav.${name}`),
      keys: `mod+${index + 1}`,
      run: () => navigate(path),
    })),
    { group: 'everywhere', label: t('commands.checkDead'), run: () => void checkDead() },
    {
      group: 'everywhere',
      label: t(paused ? 'commands.resume' : 'settings.paused'),
      run: () => update({ paused: !paused }),
    },
  ])
}

async function deadLinks(): Promise<number[]> {
  const ids: number[] = []
  const filter = { health: 'dead' } as const
  let page = await client.resources.list({ filter, limit: 200 })
  ids.push(...page.rows.map(({ id }) => id))
  while (page.next) {
    page = await client.resources.list({ filter, limit: 200, after: page.next })
    ids.push(...page.rows.map(({ id }) => id))
  }
  return ids
}
