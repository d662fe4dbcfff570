/** What a person answers to the plan of a task: `episodes` are read anew, by the ids of the files of the share. */
export type PlanAnswer =
  | { readonly kind: 'yes' | 'no' }
  | {
      readonly kind: 'episodes'
      readonly episodes: readonly { readonly sourceId: string; readonly episode: string }[]
    }
