import { defineCommand } from '../command.ts'
import { exitCode } from '../exit-code.ts'
import { workerFlags, workerInput } from './worker-options.ts'

export const worker = defineCommand({
  name: 'worker',
  options: workerFlags,
  examples: [
    "worker --queue 'postgres://pansentry_worker_nas:secret@10.0.0.2/pansentry?sslmode=verify-full'",
    'worker --lanes quark,baidu --exit home',
  ],
  input: workerInput,
  async run(input, session) {
    // What asks drives is not what the other commands load.
    const { runWorker } = await import('./worker-run.ts')
    await runWorker(input, session)
    return exitCode.ok
  },
})
