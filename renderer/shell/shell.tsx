import { useHotkeys } from '@mantine/hooks'
import { Route, Switch, useLocation } from 'wouter'
import { JobsPage } from '../pages/jobs/jobs-page.tsx'
import { OverviewPage } from '../pages/overview/overview-page.tsx'
import { ResourcesPage } from '../pages/resources/resources-page.tsx'
import { RunPage } from '../pages/run/run-page.tsx'
import { SettingsPage } from '../pages/settings/settings-page.tsx'
import { Crash } from './crash.tsx'
import { Navigation } from './navigation.tsx'
import { PausedBanner } from './paused-banner.tsx'
import classes from './shell.module.css'

const places = ['/', '/jobs', '/resources', '/settings']

/** The frame around every page. */
export function Shell() {
  const [location, navigate] = useLocation()
  useHotkeys(
    places.map((place, index) => [`mod+${index + 1}`, () => navigate(place)]),
    [],
  )
  return (
    <div className={classes['root']}>
      <Navigation />
      <div className={classes['page']}>
        <PausedBanner />
        <main className={classes['main']}>
          <Crash key={location.split('/')[1] ?? ''}>
            <Switch>
              <Route path="/" component={OverviewPage} />
              <Route path="/jobs" component={JobsPage} />
              <Route path="/runs/:id">{({ id }) => <RunPage key={id} id={Number(id)} />}</Route>
              <Route path="/resources/:id?">
                {({ id }) => <ResourcesPage openId={id === undefined ? null : Number(id)} />}
              </Route>
              <Route path="/settings" component={SettingsPage} />
              <Route component={OverviewPage} />
            </Switch>
          </Crash>
        </main>
      </div>
    </div>
  )
}
