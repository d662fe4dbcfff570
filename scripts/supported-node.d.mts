/** Why this Node will not do, in a sentence that says what helps. */
export function nodeProblem(process: {
  readonly version: string
  readonly platform: string
  readonly arch: string
}): string | undefined
