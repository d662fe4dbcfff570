/** What a command tells the shell. */
export const exitCode = {
  ok: 0,
  failed: 1,
  /** The command line itself cannot be read. */
  usage: 2,
  /** `check` found a share that is proven to be gone. */
  dead: 3,
  /** `worker` may not ask: the coordinator is of another release. */
  refused: 3,
  /** `worker` is not let into the database between the machines. */
  shutOut: 4,
  /** 128 + SIGINT, as shells say it. */
  interrupted: 130,
} as const

export type ExitCode = (typeof exitCode)[keyof typeof exitCode]

/**
 * What only the command line refuses: each stable code, and what it tells the shell. What the engine refuses
 * has its own table.
 */
export const commandErrors = {
  USAGE: exitCode.usage,
  NO_LINKS: exitCode.usage,
  AMBIGUOUS: exitCode.usage,
  /** An address that others reach, without --allow-network or without a password. */
  NETWORK: exitCode.usage,
  PASSWORD: exitCode.usage,
  PASSWORD_UNUSABLE: exitCode.failed,
  FILE_UNREADABLE: exitCode.failed,
  /** A setting that this machine does not let be changed. */
  SETTING_FIXED: exitCode.failed,
  NOT_CONFIRMED: exitCode.failed,
  NO_RUNS: exitCode.failed,
  /** A crontab whose day never comes. */
  NEVER_RUNS: exitCode.failed,
  NOT_RUNNING: exitCode.failed,
  /** A process has the data folder and does not answer. */
  SILENT: exitCode.failed,
  /** A process was asked to end and is still there. */
  STILL_RUNNING: exitCode.failed,
  /** A worker of another release than the coordinator. */
  WORKER_REFUSED: exitCode.refused,
  /** A worker whose role is gone, or has another password. */
  WORKER_SHUT_OUT: exitCode.shutOut,
} as const satisfies Readonly<Record<string, ExitCode>>

export type CommandErrorCode = keyof typeof commandErrors

/** Something a command cannot do; the message is for the person at the terminal. */
export class CommandError extends Error {
  override readonly name = 'CommandError'
  readonly code: CommandErrorCode

  constructor(code: CommandErrorCode, message: string) {
    super(message)
    this.code = code
  }

  get exitCode(): ExitCode {
    return commandErrors[this.code]
  }
}
