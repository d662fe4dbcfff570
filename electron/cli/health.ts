import { z } from 'zod'
import { connectControl } from '../api/control-client.ts'
import { defineCommand } from './command.ts'
import { CommandError, exitCode } from './exit-code.ts'

/** For whoever watches over the process: it opens no data, and asks nothing that takes long. */
export const health = defineCommand({
  name: 'health',
  examples: ['health', 'health --json'],
  input: z.object({}),
  async run(_, { dataFolder, json, terminal, words }) {
    const running = await connectControl(dataFolder)
    if (!running) {
      throw new CommandError('NOT_RUNNING', words.t('cli.stop.notRunning', { dataFolder }))
    }
    try {
      const found = await running.api.system.health()
      if (json) terminal.out(JSON.stringify(found))
      else if (found.isWell) terminal.out(words.t('cli.health.well'))
      else for (const { message } of found.failures) terminal.out(message)
      return found.isWell ? exitCode.ok : exitCode.failed
    } finally {
      await running.close()
    }
  },
})
