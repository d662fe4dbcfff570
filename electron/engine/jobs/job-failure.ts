/**
 * A failure of the job's own doing, such as an exit code. What it says, and the stack of the person's
 * own code if there is one, is all there is to say: where Pansentry noticed it explains nothing.
 */
export class JobFailure extends Error {
  override readonly name = 'JobFailure'

  constructor(message: string, ownStack?: string) {
    super(message)
    this.stack = ownStack ?? message
  }
}
