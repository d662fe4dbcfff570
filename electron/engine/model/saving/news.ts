/** A video that a task saved. */
export type SavedNews = {
  readonly taskId: number
  readonly taskName: string
  readonly name: string
}
