import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import { onError } from '@orpc/server'
import { RPCHandler } from '@orpc/server/node'
import { discardFileSync, removeFileSync } from '../engine/disk/files.ts'
import type { Log } from '../engine/model/log.ts'
import { Refusal } from '../engine/model/refusal.ts'
import { type FolderLock, lockFolder } from '../engine/storage.ts'
import { owner } from './caller.ts'
import {
  controlAddress,
  forgetHolder,
  type HolderKind,
  outerAddress,
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

// On Windows it is a named pipe.
const isFile = process.platform !== 'win32'

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
  const ready = Promise.withResolvers<void>()
  let answer: ReturnType<typeof answering> | undefined
  const server = createServer((request, response) => {
    void ready.promise.then(() => answer?.(request, response))
  })
  const address = await listenFor(server, dataFolder)
  try {
    writeHolder(dataFolder, { kind, pid: process.pid, address })
  } catch (error) {
    server.close()
    throw error
  }
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
      if (isFile) discardFileSync(address)
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

/** Opens the socket and returns its address. */
async function listenFor(server: Server, dataFolder: string): Promise<string> {
  const usual = controlAddress(dataFolder)
  try {
    await listen(server, usual)
    return usual
  } catch (error) {
    if (!isFile) throw error
    // FAT, exFAT and some network folders hold no sockets; one of them leaves an empty file.
    discardFileSync(usual)
    const outer = outerAddress(dataFolder)
    await listen(server, outer)
    return outer
  }
}

/** The socket is there only for its owner from its first moment: listen() binds before it returns. */
async function listen(server: Server, address: string): Promise<void> {
  // Whoever made the one that is there is dead, for the lock is ours: nobody can be cut off, and nobody races for it.
  if (isFile) removeFileSync(address)
  const before = process.umask(0o177)
  try {
    server.listen(address)
  } finally {
    process.umask(before)
  }
  await once(server, 'listening')
}
