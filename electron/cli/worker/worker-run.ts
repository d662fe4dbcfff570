import { hostname } from 'node:os'
import { createRequester } from '../../engine/links/requests/http-requester.ts'
import { readOrigins } from '../../engine/links/requests/origins.ts'
import { providers } from '../../engine/model/provider.ts'
import { systemReason } from '../../engine/model/refusals/system-fault.ts'
import { version } from '../../engine/model/version.ts'
import { isShutOut, openQueues } from '../../engine/remote/connection.ts'
import { openPatiently } from '../../engine/remote/patient-opening.ts'
import { placeOf, queueAddress } from '../../engine/remote/queue-address.ts'
import { ReleaseRefused, Worker, type WorkerLog } from '../../engine/remote/worker.ts'
import { shownAddress } from '../../engine/remote/worker-address.ts'
import { workerOf } from '../../engine/remote/worker-guard.ts'
import { systemClock as clock } from '../../engine/time/clock.ts'
import { messageTexts } from '../../words/message-text.ts'
import { providerText } from '../../words/provider.ts'
import { CommandError } from '../exit-code.ts'
import type { Session } from '../session.ts'
import type { WorkerInput } from './worker-options.ts'

export type WorkerSession = Pick<Session, 'format' | 'signal' | 'terminal' | 'words'>

/**
 * Asks links for a coordinator until the signal is aborted, and hands back what is left then. Without a database
 * it tries again for ever. Throws `WORKER_REFUSED` where the coordinator is of another release, and `WORKER_SHUT_OUT`
 * once the database does not let it in.
 */
export async function runWorker(input: WorkerInput, session: WorkerSession): Promise<void> {
  const { terminal, words } = session
  const address = input.queue ?? process.env['PANSENTRY_QUEUE'] ?? ''
  if (address === '') throw new CommandError('USAGE', words.t('cli.worker.needsQueue'))
  const url = queueAddress(address)
  const { host: database } = placeOf(url)
  // A role is of one worker, whatever that calls itself.
  const name = workerOf(decodeURIComponent(url.username)) ?? input.name ?? machineName()
  const shutOut = new AbortController()
  const signal = AbortSignal.any([session.signal, shutOut.signal])
  const log = workerLog(session, database, (reason) => shutOut.abort(reason))
  const refuseShutOut = () => {
    if (!shutOut.signal.aborted) return
    const told = { database, name, reason: String(shutOut.signal.reason) }
    throw new CommandError('WORKER_SHUT_OUT', words.t('cli.worker.shutOut', told))
  }
  const origins = process.env['PANSENTRY_ORIGINS']
  const requester = createRequester(origins ? { origins: readOrigins(origins) } : {})
  try {
    const { failed } = log
    const open = () => openQueues(address, 'worker', name, failed)
    const boss = await openPatiently(open, { clock, failed, signal })
    if (!boss) return refuseShutOut()
    try {
      const lanes = input.lanes ?? providers
      const { exit } = input
      const { request } = requester
      const options = { boss, name, exit, lanes, request, clock, log, random: Math.random }
      const worker = await Worker.start({ ...options, release: version })
      terminal.say(words.t('cli.worker.started', { name, host: shownAddress(address) }))
      await aborted(signal)
      await worker.stop()
      refuseShutOut()
      terminal.say(words.t('cli.worker.stopped'))
    } catch (error) {
      if (!(error instanceof ReleaseRefused)) throw error
      throw new CommandError('WORKER_REFUSED', words.t('cli.worker.refused', { version }))
    } finally {
      await boss.stop({ timeout: 2000 }).catch(log.failed)
    }
  } finally {
    await requester.close()
  }
}

function workerLog(
  { format, terminal, words }: WorkerSession,
  database: string,
  shutOut: (reason: string) => void,
): WorkerLog {
  const textOf = messageTexts(words)
  let lastReason = ''
  return {
    batch(provider, count) {
      lastReason = ''
      terminal.say(words.t('cli.worker.batch', { drive: providerText(words, provider), count }))
    },
    closed: (provider, closure, until) =>
      terminal.say(
        words.t(`cli.worker.closed.${closure}`, {
          drive: providerText(words, provider),
          time: format.dateTime(until),
        }),
      ),
    network: (connectivity) => terminal.say(words.t(`cli.worker.network.${connectivity}`)),
    failed(error) {
      const reason = textOf(systemReason(error).because)
      if (isShutOut(error)) return shutOut(reason)
      // While the database is away each attempt fails in the same words.
      if (reason === lastReason) return
      lastReason = reason
      terminal.say(words.t('cli.worker.failed', { database, reason }))
    },
  }
}

function machineName(): string {
  const text = hostname()
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
  return text.replaceAll(/^-+|-+$/g, '') || 'worker'
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}
