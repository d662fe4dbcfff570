import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { pauseEnds } from '../../../electron/api/contract/jobs.ts'
import { useActions } from '../../live/actions.ts'
import { client } from '../../live/api.ts'
import { useCheckLinks, usePauseAll } from '../../live/jobs.ts'
import { useInfo, useSettings, useUpdateSettings } from '../../live/settings.ts'
import { showToast } from '../../live/toast.tsx'
import { placeKeys, usePlaces } from '../places.ts'

const dead = { health: 'dead' } as const

/** What can be done on every page: go to another, check the dead links again, hold all jobs. */
export function useAppCommands(): void {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const { paused } = useSettings()
  const { hasDesktop } = useInfo()
  const places = usePlaces()
  const { mutate: update } = useUpdateSettings()
  const { mutate: pause } = usePauseAll()
  const { mutate: check } = useCheckLinks()
  const { mutate: checkDead } = useMutation({
    mutationFn: () => client.resources.count({ filter: dead, most: 1 }),
    onSuccess(count) {
      if (count > 0) check({ filter: dead, except: [] })
      else showToast(t('commands.noneDead'))
    },
  })
  useActions([
    ...places.map(({ path, name }, index) => ({
      group: 'go' as const,
      label: t(`nav.${name}`),
      ...placeKeys(index, hasDesktop),
      run: () => navigate(path),
    })),
    { group: 'everywhere', label: t('commands.checkDead'), run: checkDead },
    ...(paused
      ? [
          {
            group: 'everywhere' as const,
            label: t('commands.resume'),
            run: () => update({ paused: false }),
          },
        ]
      : pauseEnds.map(({ name, end }) => ({
          group: 'everywhere' as const,
          label: t(`commands.pause.${name}`),
          run: () => pause(end),
        }))),
  ])
}
