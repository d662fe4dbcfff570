import type { NamesTrial, TriedName } from '../../model/saving/saving-task.ts'
import { numbersIn } from '../names/episode.ts'
import { nameAll } from '../names/naming.ts'
import { readNaming } from '../names/read-naming.ts'
import { Siblings } from '../names/siblings.ts'

const noFilter = { keep: [], out: [] }
const file = (name: string) => ({ name, isFolder: false, updatedAt: 0 })

/** What a rule makes of the names of a share, and what was read in each. Throws `SAVING_RULE_INVALID`. */
export function tryNames(trial: NamesTrial, today: string): TriedName[] {
  const {
    filter = noFilter,
    from,
    isSuffixIgnored,
    name: taskName,
    naming,
    names,
    present,
    to,
  } = trial
  const picks = { filter, from, to }
  const options = { taskName, today, isSuffixIgnored, picks }
  const siblings = new Siblings(names)
  return nameAll(readNaming(naming), names.map(file), present.map(file), options).map((named) => {
    const { name: source } = named.item
    const { episode, isUnsure, part, season } = numbersIn(source, siblings)
    const isSaved = named.outcome === 'save'
    return {
      source,
      name: isSaved ? named.name : null,
      left: isSaved ? null : named.reason,
      own: isSaved ? (named.own ?? null) : null,
      season,
      episode,
      part,
      isUnsure,
    }
  })
}
