import { Tooltip } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import { Dot } from '../components/badge.tsx'
import { keysText } from '../live/actions.ts'
import { connection } from '../live/connection.ts'
import { useInfo } from '../live/settings.ts'
import { useStore } from '../live/store.ts'
import classes from './navigation.module.css'
import { placeKeys, usePlaces } from './places.ts'

/** Links to the pages, and whether the page is connected to the app. */
export function Navigation({ onSearch }: { readonly onSearch: () => void }) {
  const { t } = useTranslation()
  const [location] = useLocation()
  const narrow = useMediaQuery('(max-width: 900px)') ?? false
  const { hasDesktop } = useInfo()
  const status = useStore(connection)
  const places = usePlaces()
  return (
    <nav className={classes['root']} aria-label={t('nav.label')}>
      <div className={classes['brand']}>
        <span className={classes['mark']} aria-hidden />
        <span className={classes['label']}>{t('app.name')}</span>
      </div>
      <Tooltip
        label={`${t('commands.search')}  ${keysText('mod+K')}`}
        position="right"
        openDelay={900}
      >
        <button
          type="button"
          className={`${classes['item']} ${classes['search']}`}
          onClick={onSearch}
        >
          <IconSearch size={18} stroke={1.6} aria-hidden />
          <span className={classes['label']}>{t('nav.search')}</span>
        </button>
      </Tooltip>
      {places.map(({ path, name, icon: Picture, preload }, index) => (
        <Tooltip
          key={path}
          label={[t(`nav.${name}`), keysText(placeKeys(index, hasDesktop).keys ?? '')]
            .join('  ')
            .trim()}
          // The name stands there already.
          disabled={!narrow && placeKeys(index, hasDesktop).keys === undefined}
          position="right"
          openDelay={narrow ? 100 : 900}
        >
          <Link
            href={path}
            className={classes['item']}
            onPointerEnter={preload}
            onFocus={preload}
            aria-current={isAt(location, path) ? 'page' : undefined}
          >
            <Picture size={18} stroke={1.6} aria-hidden />
            <span className={classes['label']}>{t(`nav.${name}`)}</span>
          </Link>
        </Tooltip>
      ))}
      <output className={classes['status']}>
        <span className={classes['dot']}>
          <Dot tone={statusTone[status]} title={t(statusKey[status])} />
        </span>
        <span className={classes['label']}>{t(statusKey[status])}</span>
      </output>
    </nav>
  )
}

const statusKey = {
  connecting: 'connection.connecting',
  connected: 'connection.connected',
  lost: 'connection.lost',
  'signed-out': 'connection.signedOut',
} as const

const statusTone = {
  connecting: 'warn',
  connected: 'good',
  lost: 'bad',
  'signed-out': 'bad',
} as const

// The page of a run counts as part of Jobs.
function isAt(location: string, path: string): boolean {
  if (path === '/') return location === '/'
  return location.startsWith(path) || (path === '/jobs' && location.startsWith('/runs'))
}
