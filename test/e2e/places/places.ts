import {
  choose,
  chooseAllLinks,
  chooseLinks,
  dialog,
  dialogOf,
  fill,
  importLinks,
  key,
  menuOf,
  openJobsFile,
  openRowMenu,
  openRunning,
  press,
  previewImport,
  schedule,
  shown,
  steps,
  takeOver,
} from './open.ts'
import { ask, type Place } from './place.ts'

/** Every page, window and menu, in a Pansentry as `stages.ts` furnishes it. */
export const places: readonly Place[] = [
  { name: 'overview', path: '/', isMain: true },
  { name: 'what to check', path: '/', open: menuOf('Choose what to check') },
  { name: 'review', path: '/', open: dialogOf(/^Review/) },
  { name: 'search', path: '/', open: steps(key('ControlOrMeta+k'), dialog) },
  {
    name: 'search found',
    path: '/',
    open: steps(key('ControlOrMeta+k'), dialog, fill('Search and commands', '雪山'), shown('雪山')),
  },
  { name: 'shortcuts', path: '/', open: steps(key('?'), dialog) },
  {
    name: 'paused',
    path: '/',
    open: steps((page) => ask(page, 'POST', '/pause'), shown('Nothing runs until you resume')),
    leave: (page) => ask(page, 'PATCH', '/settings', { paused: false }),
  },

  { name: 'jobs', path: '/jobs', isMain: true },
  { name: 'pause menu', path: '/jobs', open: menuOf('Pause') },
  { name: 'new job menu', path: '/jobs', open: menuOf('More for jobs') },
  { name: 'file of jobs', path: '/jobs', open: openJobsFile },
  { name: 'job menu', path: '/jobs', open: menuOf('More for Mirror') },
  { name: 'edit job', path: '/jobs/check_resources_links/edit', isMain: true },
  ...(['Every', 'Once', 'On an event', 'Crontab'] as const).map((kind) => ({
    name: `edit job, ${kind.toLowerCase()}`,
    path: '/jobs/check_resources_links/edit',
    open: schedule(kind),
  })),
  { name: 'edit script', path: '/jobs/mirror/edit' },
  {
    name: 'how a job runs',
    path: '/jobs/mirror/edit',
    open: steps(press('Behaviour'), shown('Put off')),
  },
  { name: 'new script', path: '/jobs/new' },
  {
    name: 'test run',
    path: '/jobs/mirror/edit',
    open: steps(press('Test run'), shown('Exit code')),
  },
  { name: 'scripts', path: '/jobs/scripts' },
  { name: 'script file', path: '/jobs/scripts/collect.py' },
  { name: 'all runs', path: '/runs' },
  { name: 'calendar', path: '/runs', open: (page) => page.getByLabel('Begun from, date').click() },
  { name: 'run', path: '/runs/1', isMain: true },
  { name: 'no such run', path: '/runs/99999' },

  { name: 'links', path: '/links', isMain: true },
  { name: 'no match', path: '/links?text=nowhere' },
  { name: 'filtered', path: '/links?provider=quark&health=dead&category=%E5%89%A7%E9%9B%86' },
  { name: 'filters', path: '/links', open: dialogOf('Filter') },
  { name: 'sort', path: '/links', open: menuOf('Sort by') },
  { name: 'columns', path: '/links', open: menuOf('Columns'), from: 800 },
  { name: 'export', path: '/links', open: menuOf('Export') },
  { name: 'lists', path: '/links', open: dialogOf('Lists'), to: 999 },
  { name: 'save view', path: '/links?health=dead', open: press('Save view'), from: 1000 },
  { name: 'view menu', path: '/links', open: menuOf('Actions for the view 4K'), from: 1000 },
  {
    name: 'rename view',
    path: '/links',
    open: steps(menuOf('Actions for the view 4K'), choose('Rename'), dialog),
    from: 1000,
  },
  { name: 'row menu', path: '/links', open: openRowMenu },
  { name: 'chosen links', path: '/links', open: chooseLinks },
  {
    name: 'category of links',
    path: '/links',
    open: steps(chooseLinks, dialogOf('Category')),
    from: 800,
  },
  { name: 'tags of links', path: '/links', open: steps(chooseLinks, dialogOf('Tags')), from: 800 },
  { name: 'mute links', path: '/links', open: steps(chooseLinks, menuOf('Mute')), from: 800 },
  { name: 'more for links', path: '/links', open: steps(chooseLinks, menuOf('More')), to: 640 },
  {
    name: 'find replacements',
    path: '/links?health=dead',
    open: steps(openRowMenu, choose('Find replacement'), dialog, shown('Search the web')),
  },
  {
    name: 'delete links',
    path: '/links',
    open: steps(chooseAllLinks, dialogOf('Delete')),
  },
  { name: 'add link', path: '/links', open: dialogOf('Add link') },
  {
    name: 'discard',
    path: '/links',
    open: steps(
      dialogOf('Add link'),
      fill('Title', 'x'),
      key('Escape'),
      shown('Discard what you typed?'),
    ),
  },
  { name: 'import', path: '/links', open: dialogOf('Import'), isMain: true },
  { name: 'preview of an import', path: '/links', open: previewImport },
  {
    name: 'imported',
    path: '/links',
    open: importLinks,
    leave: steps(press('Undo import'), shown('Import undone')),
  },
  { name: 'link', path: '/links/1', isMain: true },
  { name: 'dead link', path: '/links/3' },
  {
    name: 'answer of a drive',
    path: '/links/3',
    open: steps((page) => page.getByText('What is asked and answered').click(), shown('Ask again')),
  },
  { name: 'link menu', path: '/links/1', open: menuOf('More') },
  {
    name: 'replace link',
    path: '/links/1',
    open: steps(menuOf('More'), choose('Replace link'), dialog),
  },
  { name: 'say whether a link is alive', path: '/links/1', open: menuOf('I know better') },
  { name: 'no such link', path: '/links/99999' },
  { name: 'nowhere', path: '/nowhere' },

  { name: 'saving', path: '/saving', open: shown('Asks you') },
  {
    name: 'saving menu',
    path: '/saving',
    open: steps(shown('Asks you'), menuOf('More for 北风')),
  },
  { name: 'saving take-over', path: '/saving', open: dialogOf('Take over') },
  { name: 'saving plan', path: '/saving/2', open: shown('Yes, save') },
  { name: 'saving history', path: '/saving/1', open: shown('was there before') },
  { name: 'saving dead share', path: '/saving/3', open: shown('Give it another share') },
  { name: 'saving calendar', path: '/saving/calendar', open: shown('Calendar') },
  { name: 'no saving task', path: '/saving/99999' },
  { name: 'new saving task', path: '/saving/new' },
  {
    name: 'folder of a saving task',
    path: '/saving/1/edit',
    open: steps(press('Choose a folder in your drive'), shown('Your drive')),
  },
  {
    name: 'edit saving task',
    path: '/saving/2/edit',
    open: steps(press('Look into the share'), shown('Start at'), press('Sub-folders and more')),
  },
  { name: 'hooks of a saving task', path: '/saving/1/edit', open: shown('Try it now') },
  { name: 'new hook', path: '/saving/1/edit', open: dialogOf('New hook') },
  {
    name: 'change hook',
    path: '/saving/1/edit',
    open: steps(dialogOf('Change At home'), shown('Switched on for all tasks that have it')),
  },

  { name: 'workers', path: '/workers' },

  { name: 'settings', path: '/settings', isMain: true },
  ...['checking', 'notifications', 'accounts', 'access', 'backup', 'shortcuts', 'about'].map(
    (section) => ({
      name: `settings ${section}`,
      path: `/settings/${section}`,
    }),
  ),
  { name: 'add account', path: '/settings/accounts', open: dialogOf('Add account') },
  { name: 'account menu', path: '/settings/accounts', open: menuOf(/^More for the account/) },
  {
    name: 'replace account',
    path: '/settings/accounts',
    open: steps(menuOf(/^More for the account/), choose('Replace sign-in'), dialog),
  },
  {
    name: 'edit channel',
    path: '/settings/notifications',
    open: steps(menuOf('More about “Hook”'), choose('Edit channel'), dialog),
  },
  {
    name: 'edit rule',
    path: '/settings/notifications',
    open: steps(menuOf('More about rule 1'), choose('Edit rule'), dialog),
  },
  { name: 'new channel', path: '/settings/notifications', open: dialogOf('Add channel') },
  { name: 'new rule', path: '/settings/notifications', open: dialogOf('Add rule') },
  { name: 'new token', path: '/settings/access', open: dialogOf('New token') },
  {
    name: 'token',
    path: '/settings/access',
    open: steps(
      dialogOf('New token'),
      fill('Name', 'once'),
      (page) => page.getByRole('dialog').getByRole('button', { name: 'New token' }).click(),
      shown('Copy it now'),
    ),
    leave: (page) => ask(page, 'DELETE', '/tokens/once'),
  },
  { name: 'restore backup', path: '/settings/backup', open: dialogOf(/^Restore the backup/) },
  { name: 'backup menu', path: '/settings/backup', open: menuOf(/^More for/) },
  { name: 'take over a file', path: '/settings/backup', open: takeOver },
  { name: 'changes', path: '/settings/about', open: dialogOf('Show changes') },
]

/** What an empty Pansentry shows. */
export const emptyPlaces: readonly Place[] = [
  { name: 'empty overview', path: '/' },
  { name: 'empty links', path: '/links' },
  { name: 'empty runs', path: '/runs' },
  { name: 'empty saving', path: '/saving' },
  { name: 'empty scripts', path: '/jobs/scripts' },
  { name: 'empty backups', path: '/settings/backup' },
]

/** What is there while links are being checked. */
export const busyPlaces: readonly Place[] = [
  { name: 'busy overview', path: '/' },
  { name: 'busy jobs', path: '/jobs' },
  { name: 'busy run', path: '/', open: openRunning },
]

/** What there is with machines that ask too. */
export const helpedPlaces: readonly Place[] = [
  { name: 'workers of every kind', path: '/workers', open: shown('gave up') },
  { name: 'worker menu', path: '/workers', open: menuOf('More for nas') },
  { name: 'add worker', path: '/workers', open: dialogOf('Add worker') },
]

/** What the app's own window has more than a browser. */
export const installedPlaces: readonly Place[] = [
  { name: 'settings of the app', path: '/settings' },
  { name: 'shortcuts of the app', path: '/settings/shortcuts' },
  { name: 'about the app', path: '/settings/about' },
]

/** The small window after links were handed over. */
export const offeringPlaces: readonly Place[] = [
  { name: 'quick add', path: '/quick-add', open: shown('Cancelled'), to: 800 },
  {
    name: 'quick added',
    path: '/quick-add',
    open: steps(press(/^Add \d/), shown(/added$/)),
    leave: steps(press('Undo'), shown('Import undone')),
    to: 800,
  },
]

/** What stays on the screen while Pansentry does not answer; gone to within the page. */
export const lostPlaces: readonly Place[] = [
  { name: 'lost overview', path: '/' },
  { name: 'lost jobs', path: '/jobs' },
  { name: 'lost links', path: '/links' },
  {
    name: 'lost link',
    path: '/links/3',
    open: (page) => page.getByRole('button', { name: 'Close' }).waitFor(),
  },
  { name: 'lost settings', path: '/settings' },
]
