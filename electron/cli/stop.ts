import { setTimeout as delay } from 'node:timers/promises'
import { ORPCError } from '@orpc/client'
import { z } from 'zod'
import { type Holder, readHolder } from '../api/control-address.ts'
import { type ApiClient, connectControl } from '../api/control-client.ts'
import { isFolderHeld } from '../engine/storage.ts'
import { defineCommand } from './command.ts'
import { CommandError, exitCode } from './exit-code.ts'
import type { Session } from './session.ts'

// A script that does not listen is ended within seconds; beyond this something hangs.
const patienceMs = 60_000
const lookMs = 100

export const stop = defineCommand({
  name: 'stop',
  examples: ['stop', 'stop --json'],
  input: z.object({}),
  async run(_, session) {
    const { dataFolder, json, terminal, words } = session
    const running = await connectControl(dataFolder)
    if (!running && isFolderHeld(dataFolder)) {
      throw new CommandError('SILENT', words.t('cli.stop.silent', { dataFolder }))
    }
    if (!running) {
      if (json) terminal.out(JSON.stringify({ stopped: null }))
      else terminal.out(words.t('cli.stop.notRunning', { dataFolder }))
      return exitCode.ok
    }
    const { api, close, holder } = running
    try {
      await ask(api)
    } finally {
      await close()
    }
    await untilGone(holder, session)
    const { kind, pid } = holder
    if (json) terminal.out(JSON.stringify({ stopped: { kind, pid } }))
    else terminal.out(words.t('cli.stop.done', { kind: words.t(`cli.holder.${kind}`), pid }))
    return exitCode.ok
  },
})

/** The process may be gone before its answer is read. */
async function ask(api: ApiClient): Promise<void> {
  try {
    await api.system.stop(undefined)
  } catch (error) {
    if (error instanceof ORPCError) throw error
  }
}

async function untilGone({ pid }: Holder, session: Session): Promise<void> {
  const { dataFolder, signal, words } = session
  const until = Date.now() + patienceMs
  // Whoever takes the folder next is no longer the one that was asked to end.
  const isThere = () => isFolderHeld(dataFolder) && (readHolder(dataFolder)?.pid ?? pid) === pid
  while (isThere()) {
    if (Date.now() > until) {
      throw new CommandError('STILL_RUNNING', words.t('cli.stop.stillRunning', { pid }))
    }
    await delay(lookMs, undefined, { signal })
  }
}
