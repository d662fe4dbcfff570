/** What a command tells the shell. */
export const exitCode = {
  ok: 0,
  failed: 1,
  /** The command line itself cannot be read. */
  usage: 2,
  /** `check` found a share that is gone. */
  dead: 3,
  /** 128 + SIGINT, as shells say it. */
  interrupted: 130,
} as const

export type ExitCode = (typeof exitCode)[keyof typeof exitCode]

/** Something a command cannot do; the message is for the person at the terminal. */
export class CommandError extends Error {
  override readonly name = 'CommandError'
  readonly code: string
  readonly exitCode: ExitCode

  constructor(code: string, message: string, exit: ExitCode = exitCode.failed) {
    super(message)
    this.code = code
    this.exitCode = exit
  }
}
