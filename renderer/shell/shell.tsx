import { useHotkeys } from '@mantine/hooks'
import { Suspense, useDeferredValue, useEffect } from 'react'
import { Redirect, Route, Switch, useLocation } from 'wouter'
import { preloadWhenIdle } from '../components/lazy.tsx'
import { useIsLost } from '../live/connection.ts'
import { OverviewPage } from '../pages/overview/overview-page.tsx'
import { Crash } from './crash.tsx'
import { LostBanner } from './lost-banner.tsx'
import { Navigation } from './navigation.tsx'
import { PausedBanner } from './paused-banner.tsx'
import { JobsPage, places, ResourcesPage, RunPage, SettingsPage } from './places.ts'
import classes from './shell.module.css'

const pageOf = (location: string) => location.split('/')[1] ?? ''

/** The frame around every page. */
export function Shell() {
  const [location, navigate] = useLocation()
  // Keeps the previous page on screen until the next one has loaded.
  const shown = useDeferredValue(location)
  const isLost = useIsLost()
  useEffect(preloadWhenIdle, [])
  useHotkeys(
    places.map(({ path }, index) => [`mod+${index + 1}`, () => navigate(path)]),
    [],
  )
  return (
    <div className={classes['root']}>
      <Navigation />
      <div className={classes['page']}>
        <LostBanner />
        <PausedBanner />
        {/* What is done on a page that is being left would be lost with it. */}
        <main className={classes['main']} inert={pageOf(shown) !== pageOf(location)}>
          {/* Disables whatever acts, while the app would not hear of it. */}
          <fieldset className={classes['whole']} role="presentation" disabled={isLost}>
            <Suspense>
              <Crash key={pageOf(shown)}>
                <Switch location={shown}>
                  <Route path="/" component={OverviewPage} />
                  <Route path="/jobs" component={JobsPage} />
                  <Route path="/runs/:id">{({ id }) => <RunPage key={id} id={Number(id)} />}</Route>
                  <Route path="/links/:id?">
                    {({ id }) => <ResourcesPage openId={id === undefined ? null : Number(id)} />}
                  </Route>
                  {/* As it was called when addresses were kept of it. */}
                  <Route path="/resources/:id?">
                    {({ id }) => (
                      <Redirect replace to={id === undefined ? '/links' : `/links/${id}`} />
                    )}
                  </Route>
                  <Route path="/settings" component={SettingsPage} />
                  <Route component={OverviewPage} />
                </Switch>
              </Crash>
            </Suspense>
          </fieldset>
        </main>
      </div>
    </div>
  )
}
