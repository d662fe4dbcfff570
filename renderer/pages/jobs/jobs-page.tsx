import { Route, Switch } from 'wouter'
import { lazyPage } from '../../components/lazy.tsx'
import { Nowhere } from '../../components/placeholder/lazy-nowhere.ts'
import { useAddressQuery } from '../../live/location.ts'
import { JobList } from './job-list.tsx'

const JobEditor = lazyPage(async () => (await import('./edit/job-editor.tsx')).JobEditor)
const NewScriptEditor = lazyPage(
  async () => (await import('./edit/new-script-editor.tsx')).NewScriptEditor,
)

const ScriptsPage = lazyPage(async () => (await import('./scripts/scripts-page.tsx')).ScriptsPage)

/** The jobs, and the pages on which they are written. */
export function JobsPage() {
  const query = useAddressQuery()
  return (
    <Switch>
      <Route path="/jobs/new">
        <NewScriptEditor
          from={new URLSearchParams(query).get('from') ?? ''}
          command={new URLSearchParams(query).get('command') ?? ''}
        />
      </Route>
      <Route path="/jobs/scripts/:name?">
        {({ name = '' }) => <ScriptsPage key={name} name={name} />}
      </Route>
      <Route path="/jobs/:id/edit">{({ id }) => <JobEditor key={id} id={id} />}</Route>
      <Route path="/jobs" component={JobList} />
      <Route component={Nowhere} />
    </Switch>
  )
}
