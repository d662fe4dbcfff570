// Decoding and parsing a large file takes seconds and much memory: a thread of its own has both, and gives them back.

import { once } from 'node:events'
import { parentPort, workerData } from 'node:worker_threads'
import { isRefusal } from '../../model/refusal.ts'
import { type OpenSource, openImport } from './open-import.ts'
import type { ImportAnswer, ImportMessage } from './read-import.ts'

const source: OpenSource = workerData
const port = parentPort

async function read(): Promise<void> {
  const { format, encoding, leftOut, pieces } = openImport(source)
  await post({ kind: 'opened', format, encoding })
  for await (const findings of pieces) await post({ kind: 'piece', findings })
  port?.postMessage({ kind: 'end', leftOut: [...leftOut] } satisfies ImportMessage)
}

/** Waits until it was taken, so that no more than one piece is on its way. */
async function post(message: ImportMessage): Promise<void> {
  if (!port) return
  const answered: Promise<ImportAnswer[]> = once(port, 'message')
  port.postMessage(message)
  const [answer] = await answered
  // Ends this thread alone.
  if (answer === 'stop') process.exit()
}

try {
  await read()
} catch (error) {
  if (!isRefusal(error)) throw error
  const { code, data } = error
  port?.postMessage({ kind: 'refusal', code, data } satisfies ImportMessage)
}
