/** Why the HTTP door stays closed, in a sentence for its owner. */
export class HttpDoorError extends Error {
  override readonly name = 'HttpDoorError'
  /** `EADDRINUSE`, another code of the system, or `PASSWORD_MISSING`. */
  readonly code: string

  private constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }

  static passwordMissing(host: string): HttpDoorError {
    return new HttpDoorError(
      'PASSWORD_MISSING',
      `${host} can be reached from other machines: set a password, or listen on 127.0.0.1.`,
    )
  }

  static cannotListen(port: number, cause: NodeJS.ErrnoException): HttpDoorError {
    const sentence =
      cause.code === 'EADDRINUSE'
        ? `Port ${port} is taken by another program; choose another one.`
        : `Port ${port} cannot be listened on: ${cause.message}.`
    return new HttpDoorError(cause.code ?? 'UNKNOWN', sentence, { cause })
  }
}
