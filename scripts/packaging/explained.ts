import { MissingPrerequisite } from '../electron-runtime.mjs'

/** Carries something out; what the machine lacks ends the process with a sentence instead of a stack. */
export async function explained(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof MissingPrerequisite)) throw error
    console.error(error.message)
    process.exitCode = 1
  }
}
