import type { Worker } from 'node:worker_threads'

const patienceMs = 2000

/**
 * Lets a thread that has nothing more to do come to its own end, and stops one that does not: stopped from outside in
 * the middle of something, a thread can take the whole process along (https://github.com/nodejs/node/issues/56312).
 */
export async function endThread(worker: Worker): Promise<void> {
  if (worker.threadId === -1) return
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()))
  // Nobody waits for its work any more.
  worker.on('error', () => {})
  const impatience = setTimeout(() => void worker.terminate(), patienceMs)
  await ended
  clearTimeout(impatience)
}
