import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import { onError } from '@orpc/server'
import { RPCHandler } from '@orpc/server/node'
import type { Log } from '../engine/model/log.ts'
import { Refusal } from '../engine/model/refusal.ts'
import { type FolderLock, lockFolder } from '../engine/storage.ts'
import { owner } from './caller.ts'
import {
  controlAddress,
  forgetHolder,
  type HolderKind,
  readHolder,
  writeHolder,
} from './control-address.ts'
import { logUnexpected } from './public-error.ts'
import type { Router } from './router.ts'

/** A data folder that this process has for itself. */
export type ControlSocket = {
  readonly address: string
  /** Answers calls with the router, from now on; those that came before the first have waited. */
  serve(router: Router, log: Log): void
  /** Closes every connection and lets the folder go. */
  release(): Promise<void>
}

// A command that works on the folder by itself is over in a moment.
const patienceMs = 3000

/**
 * Takes a data folder for this process and opens its control socket, before anything in it is read.
 * Throws the refusal `FOLDER_HELD` when another process has it.
 */
export async function claimFolder(dataFolder: string, kind: HolderKind): Promise<ControlSocket> {
  const lock = await patientLock(dataFolder)
  try {
    forgetHolder(dataFolder)
    return await openSocket(dataFolder, kind, lock)
  } catch (error) {
    lock.release()
    throw error
  }
}

async function patientLock(dataFolder: string): Promise<FolderLock> {
  const until = Date.now() + patienceMs
  for (let tries = 1; ; tries += 1) {
    const lock = lockFolder(dataFolder)
    if (lock) return lock
    const holder = readHolder(dataFolder)
    // At the first try it may be somebody who only looked, beside what a dead process wrote.
    const isStaying = tries > 1 && holder !== undefined && holder.kind !== 'cli'
    if (isStaying || Date.now() > until) {
      const { kind, pid } = holder ?? { kind: '?', pid: '?' }
      throw new Refusal('FOLDER_HELD', { dataFolder, kind, pid: String(pid) })
    }
    await delay(50)
  }
}

async function openSocket(
  dataFolder: string,
  kind: HolderKind,
  lock: FolderLock,
): Promise<ControlSocket> {
  const address = controlAddress(dataFolder)
  const isFile = process.platform !== 'win32'
  // Whoever made this one is dead, for the lock is ours: nobody can be cut off, and nobody races for it.
  if (isFile) rmSync(address, { force: true })
  const ready = Promise.withResolvers<void>()
  let answer: ReturnType<typeof answering> | undefined
  const server = createServer((request, response) => {
    void ready.promise.then(() => answer?.(request, response))
  })
  await listen(server, address)
  writeHolder(dataFolder, { kind, pid: process.pid, address })
  return {
    address,
    serve(router, log) {
      answer = answering(router, log)
      ready.resolve()
    },
    async release() {
      forgetHolder(dataFolder)
      server.close()
      server.closeAllConnections()
      if (isFile) rmSync(address, { force: true })
      lock.release()
    },
  }
}

function answering(router: Router, log: Log) {
  const handler = new RPCHandler(router, {
    interceptors: [onError((error) => logUnexpected(error, log))],
  })
  return (request: IncomingMessage, response: ServerResponse) => {
    handler
      .handle(request, response, { prefix: '/rpc', context: { caller: owner } })
      .then(({ matched }) => matched || response.writeHead(404).end())
      .catch((error) => {
        logUnexpected(error, log)
        response.destroy()
      })
  }
}

/** The socket is there only for its owner from its first moment: listen() binds before it returns. */
async function listen(server: Server, address: string): Promise<void> {
  const before = process.umask(0o177)
  try {
    server.listen(address)
  } finally {
    process.umask(before)
  }
  await once(server, 'listening')
}
