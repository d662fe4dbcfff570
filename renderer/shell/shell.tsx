import { useHotkeys } from '@mantine/hooks'
import { Suspense, useDeferredValue, useEffect } from 'react'
import { Route, Switch, useLocation } from 'wouter'
import { preloadWhenIdle } from '../components/lazy.tsx'
import { OverviewPage } from '../pages/overview/overview-page.tsx'
import { Crash } from './crash.tsx'
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
  useEffect(preloadWhenIdle, [])
  useHotkeys(
    places.map(({ path }, index) => [`mod+${index + 1}`, () => navigate(path)]),
    [],
  )
  return (
    <div className={classes['root']}>
      <Navigation />
      <div className={classes['page']}>
        <PausedBanner />
        {/* What is done on a page that is being left would be lost with it. */}
        <main className={classes['main']} inert={pageOf(shown) !== pageOf(location)}>
          <Suspense>
            <Crash key={pageOf(shown)}>
              <Switch location={shown}>
                <Route path="/" component={OverviewPage} />
                <Route path="/jobs" component={JobsPage} />
                <Route path="/runs/:id">{({ id }) => <RunPage key={id} id={Number(id)} />}</Route>
                <Route path="/resources/:id?">
                  {({ id }) => <ResourcesPage openId={id === undefined ? null : Number(id)} />}
                </Route>
                <Route path="/settings/:section?">
                  {({ section }) => <SettingsPage section={section} />}
                </Route>
                <Route component={OverviewPage} />
              </Switch>
            </Crash>
          </Suspense>
        </main>
      </div>
    </div>
  )
}
