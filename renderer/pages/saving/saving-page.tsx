import { Route, Switch } from 'wouter'
import { lazyPage } from '../../components/lazy.tsx'
import { Nowhere } from '../../components/placeholder/lazy-nowhere.ts'
import { numbered, useAddressQuery } from '../../live/location.ts'
import { CalendarPage } from './calendar/calendar-page.tsx'
import { useSeenNews } from './seen-news.ts'
import { TaskPage } from './task/task-page.tsx'
import { TaskList } from './task-list.tsx'

const NewTaskEditor = lazyPage(async () => (await import('./edit/task-editor.tsx')).NewTaskEditor)
const TaskEditor = lazyPage(async () => (await import('./edit/task-editor.tsx')).TaskEditor)

/** What is saved from shares into a person's own drive: the tasks, each one's page, and where they are written. */
export function SavingPage() {
  useSeenNews()
  const query = new URLSearchParams(useAddressQuery())
  return (
    <Switch>
      <Route path="/saving/new">
        <NewTaskEditor
          share={query.get('share') ?? ''}
          passcode={query.get('passcode') ?? ''}
          name={query.get('name') ?? ''}
        />
      </Route>
      <Route path="/saving/calendar" component={CalendarPage} />
      <Route path={numbered('saving', '/edit')}>
        {({ id }) => <TaskEditor key={id} id={Number(id)} />}
      </Route>
      <Route path={numbered('saving')}>{({ id }) => <TaskPage key={id} id={Number(id)} />}</Route>
      <Route path="/saving" component={TaskList} />
      <Route component={Nowhere} />
    </Switch>
  )
}
