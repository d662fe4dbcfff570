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
    const filter = { health: 'dead' } as const
    const count = await client.resources.count({ filter, most: 1 })
    if (count > 0) check({ filter, except: [] })
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
