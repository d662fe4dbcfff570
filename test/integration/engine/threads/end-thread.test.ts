import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { expect, test } from 'vitest'
import { endThread } from '../../../../electron/engine/threads/end-thread.ts'

/** A thread that has said one word, and then does what is given. */
async function thread(then: string): Promise<{ worker: Worker; exit: Promise<number> }> {
  const script = `const { parentPort } = require('node:worker_threads'); parentPort.postMessage('word'); ${then}`
  const worker = new Worker(script, { eval: true })
  const exit = new Promise<number>((resolve) => worker.once('exit', resolve))
  await once(worker, 'message')
  return { worker, exit }
}

test('a thread comes to its own end, and is not stopped before it', async () => {
  const { worker, exit } = await thread('setTimeout(() => process.exit(7), 200)')
  await endThread(worker)
  expect(await exit).toBe(7)
})

test.each([
  ['waits for ever', 'setInterval(() => {}, 1000)'],
  ['never comes to an end', 'for (;;);'],
])('one that %s is stopped', async (_, then) => {
  const { worker, exit } = await thread(then)
  await endThread(worker)
  expect(await exit).toBe(1)
})

test('what goes wrong in one that nobody waits for troubles nobody', async () => {
  const { worker } = await thread("setTimeout(() => { throw new Error('late') }, 50)")
  await endThread(worker)
  expect(worker.threadId).toBe(-1)
})

test('one that has ended is no trouble either', async () => {
  const { worker, exit } = await thread('process.exit()')
  await exit
  await endThread(worker)
  expect(worker.threadId).toBe(-1)
})
