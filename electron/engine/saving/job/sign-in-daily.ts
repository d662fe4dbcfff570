import { z } from 'zod'
import type { Accounts } from '../../accounts/accounts.ts'
import type { DailyAnswer } from '../../accounts/drive-account.ts'
import { driveAccounts } from '../../accounts/drives/index.ts'
import type { SignIns } from '../../accounts/sign-ins.ts'
import type { Requester } from '../../links/requests/request.ts'
import { type Account, accountName } from '../../model/account/account.ts'
import { message } from '../../model/engine-messages.ts'
import type { Message } from '../../model/message.ts'
import { defaultPolicy } from '../../model/policy.ts'
import { dailyJobId } from '../../model/terms/job-ids.ts'
import type { RunContext } from '../../scheduler/active-run.ts'
import { defineJob, type Job } from '../../scheduler/job.ts'
import { JobFailure } from '../../scheduler/job-failure.ts'
import { DriveFault } from '../drive/drive-fault.ts'
import type { Saving } from '../saving.ts'

type Dependencies = {
  readonly accounts: Pick<Accounts, 'list'>
  readonly request: Requester
  readonly saving: Pick<Saving, 'rest' | 'turn'>
  readonly signIns: SignIns
}

type Asked = DailyAnswer | { readonly kind: 'lost' }

const done: ReadonlySet<Asked['kind']> = new Set(['signed', 'already', 'none'])
const patienceMs = 30_000
const bytesPerMegabyte = 2 ** 20

/** Takes what drives give for a sign-in each day, at 9:15, for accounts that hold what that is asked with. */
export function signInDaily(dependencies: Dependencies): Job {
  return defineJob({
    id: dailyJobId,
    trigger: { kind: 'cron', crontab: '15 9 * * *' },
    policy: defaultPolicy,
    params: z.strictObject({}),
    isWanted: () => accountsIn(dependencies).length > 0,
    run: (context) => signInAll(context, dependencies),
  })
}

const accountsIn = ({ accounts }: Dependencies) =>
  accounts.list().filter(({ isSignedInDaily }) => isSignedInDaily)

async function signInAll({ log, progress, signal }: RunContext, dependencies: Dependencies) {
  const accounts = accountsIn(dependencies)
  const total = accounts.length
  const counts = { signed: 0, failed: 0 }
  let lastFailure: Message | undefined
  for (const [index, account] of accounts.entries()) {
    progress(index, total)
    const answer = await ask(account, signal, dependencies)
    const line = lineOf(account, answer)
    const isDone = done.has(answer.kind)
    if (answer.kind === 'signed') counts.signed += 1
    if (!isDone) {
      counts.failed += 1
      lastFailure = line
    }
    log(isDone ? 'info' : 'warn', line)
  }
  progress(total, total)
  if (lastFailure && counts.failed === total) throw new JobFailure(lastFailure)
  return { accounts: total, ...counts }
}

/** What comes of one account; rejects only when the run is stopped. */
async function ask(
  { drive, id }: Account,
  stopped: AbortSignal,
  { request, saving, signIns }: Dependencies,
): Promise<Asked> {
  const { daily } = driveAccounts[drive]
  const signIn = await signIns.open(id)
  if (!daily || !signIn) return { kind: 'lost' }
  try {
    const answer = await daily.signIn(signIn.cookies, {
      signal: stopped,
      request: async (url, options) => {
        await saving.turn(drive, stopped)
        const signal = AbortSignal.any([stopped, AbortSignal.timeout(patienceMs)])
        return request(url, { ...options, signal, provider: drive })
      },
    })
    // The accounts that follow would be asked from the same address.
    if (answer.kind === 'limited') saving.rest(drive, answer.retryAfterMs)
    return answer
  } catch (error) {
    stopped.throwIfAborted()
    if (error instanceof DriveFault) return { kind: 'limited', retryAfterMs: undefined }
    return { kind: 'unclear', words: error instanceof Error ? error.message : String(error) }
  }
}

function lineOf(account: Account, answer: Asked): Message {
  const name = accountName(account, account.drive)
  switch (answer.kind) {
    case 'signed':
    case 'already': {
      const { progress, reward, target } = answer
      const megabytes = Math.round(reward / bytesPerMegabyte)
      return message(`log.daily.${answer.kind}`, { name, megabytes, progress, target })
    }
    case 'unclear':
      return message('log.daily.unclear', { name, reason: answer.words })
    case 'none':
    case 'refused':
    case 'limited':
    case 'lost':
      return message(`log.daily.${answer.kind}`, { name })
  }
}
