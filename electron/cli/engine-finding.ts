import { type Holder, readHolder } from '../api/control-address.ts'
import { connectControl } from '../api/control-client.ts'
import type { Finding } from '../engine/model/doctor/finding.ts'
import { isFolderHeld } from '../engine/storage.ts'
import { good, odd } from '../machine/doctor/finding.ts'
import type { Session } from './session.ts'

/** Whether an engine answers, what is to be said of it, and why its last notification was not shown. */
export async function engineFinding(
  session: Session,
): Promise<{ runs: boolean; finding: Finding; notificationProblem: string | null }> {
  const { dataFolder, words } = session
  const client = await connectControl(dataFolder).catch(() => undefined)
  if (!client) return { runs: false, finding: restingEngine(session), notificationProblem: null }
  try {
    const found = words.t('cli.doctor.engineRuns', holderValues(client.holder, session))
    const { notificationProblem } = await client.api.settings.get()
    return { runs: true, finding: good('engine', found), notificationProblem }
  } finally {
    await client.close()
  }
}

function restingEngine(session: Session): Finding {
  const { t } = session.words
  const holder = readHolder(session.dataFolder)
  if (!holder) return good('engine', t('cli.doctor.engineRests'))
  // The process of that number may be another one by now; the lock goes with its process.
  if (isFolderHeld(session.dataFolder)) {
    const found = t('cli.doctor.engineSilent', holderValues(holder, session))
    return odd('engine', 'bad', found, t('cli.doctor.advice.engineSilent', { pid: holder.pid }))
  }
  return odd(
    'engine',
    'warn',
    t('cli.doctor.engineDied', holderValues(holder, session)),
    t('cli.doctor.advice.engineDied'),
  )
}

function holderValues({ kind, pid, address }: Holder, { words }: Session) {
  return { kind: words.t(`cli.holder.${kind}`), pid, address }
}
