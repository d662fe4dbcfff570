import { expect, test } from 'vitest'
import { type Entry, entriesOf } from '../../support/catalogues.ts'

// The same words for different things; some only in one of the languages.
const homonyms = new Set([
  // A thing, and the page, panel, column or file about it.
  'finding.jobs = nav.jobs',
  'column.job = finding.jobs = nav.jobs',
  'column.account = settings.section.accounts',
  'nav.resources = resource.details = resources.exportFile',
  'run.log = settings.log',
  'column.checked = summary.checked',
  'column.outcome = run.results',
  // A thing, and the right to do something with it.
  'column.run = tokens.rights.run',
  'jobs.kind.script = tokens.rights.scripts',
  'column.health = column.state',
  'column.when = schedule.time',
  'blame.provider = column.provider',
  'schedule.tabParams = script.arguments',
  // A failure of a run, and how grave a line of its log is.
  'column.error = level.error',
  // The address of a link, and that of the dashboard.
  'column.address = settings.httpAddress',
  'cli.resources.add.arguments.url = column.address = settings.httpAddress',
  // Every choice, and the sum.
  'common.all = run.total',
  // How links and runs end.
  'health.alive = state.valid',
  'import.tabFile = menu.file',
  'commands.resume = tray.resumeAll',
  'common.undo = menu.undo',
  'outcome.cancelled = state.cancelled',
  'outcome.skipped = summary.skipped',
  'reason.passcode_needed = state.passcode_required',
  // What is so, and that it became so.
  'job.paused = log.job.paused',
  // A form's choice, and what a schedule or a limit is.
  'params.lane.perDay = trigger.everyDay',
  // APScheduler's fields, and a day and a unit of time.
  'schedule.field.day_of_week = schedule.weekday',
  'schedule.field.second = schedule.units.seconds',
  'settings.languages.system = settings.themes.auto',
  // The help of commands is found by their names.
  'cli.importQuarkAutoSave.arguments.file = cli.resources.import.arguments.file',
  'cli.pause.options.all = settings.paused',
  'cli.resources.options.ascending = resources.ascending',
  'cli.options.category = cli.resources.import.options.category',
  'cli.resources.add.options.category = column.category = resource.category',
  'cli.resources.categories.options.filter = cli.resources.tags.options.filter',
  'column.category = resource.category',
  'column.died = summary.died',
  'cli.resources.add.options.note = resource.note',
  'cli.resources.add.options.tag = resources.tags',
  'menu.selectAll = resources.selectAll',
])

function repeatedIn(entries: readonly Entry[]): Set<string> {
  const found = [...Map.groupBy(entries, ({ text }) => text).values()]
  const repeated = found.filter(({ length }) => length > 1)
  const keysOf = (same: readonly Entry[]) => same.map(({ key }) => key).toSorted()
  return new Set(repeated.map((same) => keysOf(same).join(' = ')))
}

test('no sentence stands twice in a language, but for what means different things', () => {
  expect(repeatedIn(entriesOf('en')).union(repeatedIn(entriesOf('zh-CN')))).toEqual(homonyms)
})
