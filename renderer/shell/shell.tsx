import { type RefObject, Suspense, useDeferredValue, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Redirect, Route, Switch, useLocation } from 'wouter'
import { preloadWhenIdle, whenIdle } from '../components/lazy.tsx'
import { HeldWhileLost } from '../components/page.tsx'
import { Nowhere } from '../components/placeholder/lazy-nowhere.ts'
import { WaitingPage } from '../components/placeholder/waiting-page.tsx'
import { loadWords } from '../i18n.ts'
import { followFocus, mainList, noteMove, returnFocus } from '../live/focus/last-focus.ts'
import { numbered } from '../live/location.ts'
import { useAwaitingReview } from '../live/review.ts'
import { OverviewPage } from '../pages/overview/overview-page.tsx'
import { useAppCommands } from './actions/app-commands.ts'
import { Shortcuts } from './actions/shortcuts.tsx'
import { Crash } from './crash.tsx'
import { ImportAnywhere } from './import-anywhere.tsx'
import { LostBanner } from './lost-banner.tsx'
import { Navigation } from './navigation.tsx'
import { PausedBanner } from './paused-banner.tsx'
import {
  JobsPage,
  ResourcesPage,
  RunPage,
  RunsPage,
  SavingPage,
  SettingsPage,
  WorkersPage,
} from './places.ts'
import classes from './shell.module.css'

const pageOf = (location: string) => location.split('/')[1] ?? ''

/** The frame around every page. */
export function Shell() {
  const { t } = useTranslation()
  const [location] = useLocation()
  // Keeps the previous page on screen until the next one has loaded.
  const shown = useDeferredValue(location)
  useEffect(() => {
    // Why the system refuses something is said long after the page is there.
    void whenIdle.then(() => loadWords('system'))
  }, [])
  const [searching, setSearching] = useState<'palette' | 'help' | null>(null)
  useAppCommands()
  const main = useRef<HTMLElement>(null)
  useArrival(shown, main)
  useTitle()
  useEffect(followFocus, [])
  return (
    <div className={classes['root']}>
      <a
        className={classes['skip']}
        href="#main"
        onClick={(event) => {
          event.preventDefault()
          main.current?.focus()
        }}
      >
        {t('nav.skip')}
      </a>
      <Shortcuts shown={searching} onShow={setSearching} />
      <ImportAnywhere />
      <Navigation onSearch={() => setSearching('palette')} />
      <div className={classes['page']}>
        <LostBanner />
        <PausedBanner />
        {/* What is done on a page that is being left would be lost with it. */}
        <main
          id="main"
          ref={main}
          tabIndex={-1}
          className={classes['main']}
          inert={pageOf(shown) !== pageOf(location)}
        >
          <HeldWhileLost>
            <Suspense fallback={<WaitingPage />}>
              <Crash key={pageOf(shown)}>
                <Switch location={shown}>
                  <Route path="/" component={OverviewPage} />
                  <Route path="/jobs/*?" component={JobsPage} />
                  <Route path="/runs" component={RunsPage} />
                  <Route path="/runs/:id">{({ id }) => <RunPage key={id} id={Number(id)} />}</Route>
                  <Route path="/links">
                    <ResourcesPage openId={null} />
                  </Route>
                  <Route path={numbered('links')}>
                    {({ id }) => <ResourcesPage openId={Number(id)} />}
                  </Route>
                  {/* As it was called when addresses were kept of it. */}
                  <Route path="/resources/:id?">
                    {({ id }) => (
                      <Redirect replace to={id === undefined ? '/links' : `/links/${id}`} />
                    )}
                  </Route>
                  <Route path="/saving/*?" component={SavingPage} />
                  <Route path="/settings/:section?">
                    {({ section }) => <SettingsPage section={section} />}
                  </Route>
                  <Route path="/workers" component={WorkersPage} />
                  <Route component={Nowhere} />
                </Switch>
              </Crash>
              <Ahead />
            </Suspense>
          </HeldWhileLost>
        </main>
      </div>
    </div>
  )
}

/** Begins to load the other pages, once the one that is shown has loaded itself. */
function Ahead() {
  useEffect(preloadWhenIdle, [])
  return null
}

/**
 * Moves the focus to the heading of a page that was gone to, where reading it begins. Within a part of the app it stays
 * with what has it, such as a list beside the page.
 */
function useArrival(location: string, main: RefObject<HTMLElement | null>): void {
  const last = useRef(location)
  useEffect(() => {
    const before = last.current
    last.current = location
    if (before === location) return
    noteMove()
    const isSamePage = pageOf(before) === pageOf(location)
    const isFree = document.activeElement === null || document.activeElement === document.body
    if (isSamePage && mainList()) returnFocus()
    else if (!isSamePage || isFree)
      main.current?.querySelector('h1')?.focus({ preventScroll: true })
  }, [location, main])
}

/** Names the window, with the number of links that wait to be looked at. */
function useTitle(): void {
  const { t } = useTranslation()
  const waiting = useAwaitingReview()
  const name = t('app.name')
  useEffect(() => {
    document.title = waiting === 0 ? name : `(${waiting}) ${name}`
  }, [waiting, name])
}
