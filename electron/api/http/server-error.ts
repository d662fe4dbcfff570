/** Why the HTTP server cannot be started, in a sentence for its owner. */
export class HttpServerError extends Error {
  override readonly name = 'HttpServerError'
  /** `EADDRINUSE`, another code of the system, or `PASSWORD_MISSING`. */
  readonly code: string

  private constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }

  static passwordMissing(host: string): HttpServerError {
    return new HttpServerError(
      'PASSWORD_MISSING',
      `${host} can be reached from other machines: set a password, or listen on 127.0.0.1.`,
    )
  }

  static cannotListen(port: number, cause: NodeJS.ErrnoException): HttpServerError {
    const sentence =
      cause.code === 'EADDRINUSE'
        ? `Port ${port} is taken by another program; choose another one.`
        : `Port ${port} cannot be listened on: ${cause.message}.`
    return new HttpServerError(cause.code ?? 'UNKNOWN', sentence, { cause })
  }
}
