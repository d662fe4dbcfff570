import type { Message, MessageValue } from './message.ts'
import type { Provider } from './provider.ts'
import type { Cause, Outcome } from './run.ts'
import type { State } from './verdict.ts'

/**
 * What the engine has to say, by its key in the catalogue, and the values each sentence takes.
 * A key stays once it was written: logs hold it.
 */
export const messages = {
  'log.mark.good': ['text'],
  'log.mark.warn': ['text'],
  'log.mark.bad': ['text'],
  'log.run.started': ['cause'],
  'log.run.ended': ['outcome'],
  'log.run.leftOut': ['outcome', 'time', 'reason'],
  'log.run.cutShort': ['id'],
  'log.run.retry': ['attempt', 'seconds', 'reason'],
  'log.job.registered': ['name', 'schedule', 'next'],
  'log.job.nextRun': ['time'],
  'log.job.noNextRun': [],
  'log.job.paused': [],
  'log.job.problem': ['place', 'reason'],
  'log.job.neverDue': [],
  'log.job.dateMissed': [],
  'job.unavailable.unknown-job': [],
  'job.unavailable.unknown-kind': [],
  'job.unavailable.unreadable': ['detail'],
  'log.skipped.paused': [],
  'log.skipped.running': [],
  'log.missed.late': ['minutes'],
  'log.missed.absence': [],
  'log.missed.away': [],
  'log.missed.noCatchUp': [],
  'log.missed.tooMany': ['count'],
  'log.check.found': ['count'],
  'log.check.link': ['index', 'total', 'title', 'url', 'outcome', 'why', 'wait'],
  'log.check.died': ['state'],
  'log.check.revived': ['state'],
  'log.check.doubted': ['state'],
  'log.check.wait': ['seconds'],
  'log.check.resumed': [],
  'log.check.paused': [],
  'log.check.totals': [
    'total',
    'valid',
    'expired',
    'error',
    'died',
    'revived',
    'postponed',
    'time',
  ],
  'log.check.gaveUp': ['provider', 'left'],
  'log.check.rests': ['provider', 'time'],
  'log.check.dayIsFull': ['provider', 'left'],
  'log.check.outOfTime': ['provider', 'left'],
  'log.check.network.offline': [],
  'log.check.network.portal': [],
  'log.check.network.online': [],
  'idle.no-links': [],
  'idle.none-due': [],
  'idle.all-expired': [],
  'idle.day-is-full': [],
  'idle.none-left': [],
  'log.zone.taken': ['zone'],
  'log.zone.unknown': ['name'],
  'log.import.completed': ['added'],
  'log.output.leftOut': ['count'],
  'log.script.exitCode': ['code'],
  'log.script.signal': ['signal'],
  'log.script.noFolder': ['folder'],
  'log.script.noProgram': ['program'],
  'log.script.notExecutable': ['program'],
  'log.script.notStarted': ['program', 'reason'],
  'log.cleanup.history': ['runs', 'checks'],
  'log.cleanup.files': ['files', 'megabytes'],
  'log.cleanup.fileFailed': ['file', 'reason'],
  'log.backup.done': ['file', 'megabytes'],
  'log.backup.removed': ['file'],
  'log.backup.damaged': ['reason'],
  'log.call.unknownName': ['call', 'name'],
  'log.call.otherName': ['call', 'name', 'hint'],
  'log.call.invalid': ['call', 'reason'],
  'log.call.invalidValue': ['call', 'name', 'reason'],
  'log.call.operation': ['index', 'reason'],
  'log.call.operations': [],
  'log.call.progress': [],
  'log.call.time': [],
  'log.call.hint.paging': [],
  'log.call.hint.verdict': [],
  'log.call.hint.word': ['word'],
  'log.call.reason.type': ['type'],
  'log.call.reason.ids': [],
  'log.call.reason.links': ['most'],
  'log.userJob.noHandler': [],
  'log.userJob.noFunction': [],
  'log.userJob.noTasks': [],
  'log.userJob.loadTimeout': ['seconds'],
  'log.userJob.memory': ['file', 'megabytes'],
  'log.userJob.endedEarly': ['file', 'code'],
  'log.userJob.duplicate': ['id', 'file'],
  'log.userJob.idTaken': ['id'],
  'log.userJob.builtInTaken': ['id'],
  'log.userJob.foreignImport': ['name'],
  'log.userJob.noTrigger': ['trigger'],
  'log.userJob.noOptions': [],
  'log.userJob.noId': [],
  'log.userJob.noRunDate': [],
  'log.userJob.unknownOption': ['option', 'kind'],
  'log.userJob.otherOption': ['option', 'kind', 'hint'],
  'log.userJob.misplacedOption': ['option', 'kind'],
  'log.userJob.invalidOption': ['option', 'reason'],
  'log.userJob.hint.trigger': ['kind'],
  'log.userJob.hint.func': [],
  'log.userJob.hint.arguments': [],
  'log.userJob.hint.replaceExisting': [],
  'log.userJob.hint.leaveOut': [],
  'log.userJob.hint.date': [],
  'log.userJob.hint.every': ['field', 'amount'],
  'log.userJob.hint.amount': ['amount'],
  'log.userJob.hint.word': ['word'],
  'log.userJob.hint.kind': ['kind'],
  'log.userJob.returned': ['result'],
  'log.userJob.gone': ['file', 'id'],
  'log.userJob.stopped': ['place', 'id'],
} as const satisfies Readonly<Record<string, readonly string[]>>

type Messages = typeof messages
type Values<Key extends keyof Messages> = Messages[Key] extends readonly []
  ? []
  : [values: Readonly<Record<Messages[Key][number], MessageValue>>]

/** A message with all its values. */
export function message<Key extends keyof Messages>(key: Key, ...[values]: Values<Key>): Message {
  return values === undefined ? { key } : { key, values }
}

/** The name of a thing, to stand in a message. */
export function word(
  key: `state.${State}` | `provider.${Provider}` | `cause.${Cause}` | `outcome.${Outcome}`,
): Message {
  return { key }
}
