import {
  areKept,
  areNamed,
  count,
  end,
  faultOf,
  files,
  haveOthersSaved,
  isForOneAlone,
  isWhole,
  left,
  nameOf,
  numberIn,
  others,
  type Reading,
  run,
  saved,
  secondEnd,
  sharedFiles,
} from './reading.ts'
import { likelyReadings, unread } from './wanted-likely.ts'

const readings: readonly Reading[] = [
  {
    wanted: /offer to follow the folder/,
    read: 'nothing is saved, and the folder is named as one that is not followed',
    holds: (played) =>
      end(played)?.kind === 'nothing-new' && left(end(played), 'folder-not-followed'),
  },
  {
    wanted: /holds no files any more/,
    read: 'ends as emptied: news at the first run, none at the next',
    holds: ({ runs, wished }) => {
      const [first, second] = [runs[0]?.ends.get(0), wished.ends.get(0)]
      return (
        first?.kind === 'emptied' && first.isNews && second?.kind === 'emptied' && !second.isNews
      )
    },
  },
  {
    wanted: /passcode needed/,
    read: 'ends as in need of a passcode, and is asked again when a person wishes',
    holds: (played) => faultOf(end(played)) === 'passcode' && count(played.wished, 'token') === 1,
  },
  {
    wanted: /'no share link' without any request/,
    read: 'ends as no share, and nothing is asked',
    holds: (played) => end(played)?.kind === 'no-share' && run(played, 0).ops.length === 0,
  },
  {
    wanted: /rename in sub-folders too/,
    read: 'with the switch on, what is saved in sub-folders has the names of the rule',
    holds: (played) =>
      saved(run(played, 0)).every(({ dir, path }) => dir || nameOf(path).startsWith('北风')),
  },
  {
    wanted: /save first under a temporary name/,
    read: 'the new folder is saved before the old one is binned, and that stays in the bin',
    holds: (played) => {
      const { bin, ops } = run(played, 0)
      return (
        bin.length === 1 &&
        ops.indexOf('save') < ops.indexOf('delete') &&
        ops.lastIndexOf('sort', ops.indexOf('delete')) > ops.indexOf('save') &&
        saved(run(played, 0)).some(({ path }) => path.includes(`/${bin[0]}/`))
      )
    },
  },
  {
    wanted: /never delete before the replacement is complete/,
    read: 'all that was there is there, and the bin is empty',
    holds: (played) => areKept(played) && run(played, 0).bin.length === 0,
  },
  {
    wanted: /never delete a file that this task did not save/,
    read: 'all that was there is there, the bin is empty, and new files came',
    holds: (played) =>
      areKept(played) && run(played, 0).bin.length === 0 && saved(run(played, 0)).length > 0,
  },
  {
    wanted: /refuse it in the form; at run time mark only this task/,
    read: 'the task is refused or ends with its rule, and the others save',
    holds: (played) =>
      (end(played) === undefined || end(played)?.kind === 'bad-rule') && haveOthersSaved(played),
  },
  {
    wanted: /look again rarely/,
    read: 'dead, not asked at the next run, saved when a person wishes',
    holds: (played) =>
      faultOf(end(played)) === 'dead' &&
      secondEnd(played)?.kind === 'waits' &&
      played.wished.ends.get(0)?.kind === 'saved',
  },
  {
    wanted: /dead only after the emptiness was seen again/,
    read: 'the first run ends as empty without news, the second saves',
    holds: (played) => {
      const first = end(played)
      return first?.kind === 'empty' && !first.isNews && secondEnd(played)?.kind === 'saved'
    },
  },
  {
    wanted: /unknown codes never ban/,
    read: 'the first run decides nothing about the share; the next asks, and saves unless the drive still rests',
    holds: (played) => {
      const kind = faultOf(end(played))
      const isOpen = kind === 'unknown' || kind === 'limited' || kind === 'unreadable'
      return isOpen && secondEnd(played)?.kind === 'saved'
    },
  },
  {
    wanted: /stop the run, say 'log in again'/,
    read: 'ends as in need of a login, the others are held, nothing is saved',
    holds: (played) =>
      faultOf(end(played)) === 'login' &&
      others(played).every(({ kind }) => kind === 'held') &&
      saved(run(played, 0)).length === 0,
  },
  {
    wanted: /'unexpected answer' for this task only/,
    read: 'the task ends with an answer that is not understood, the others save',
    holds: (played, flow) =>
      ['unreadable', 'unknown'].includes(faultOf(end(played)) ?? '') &&
      (haveOthersSaved(played) || !isForOneAlone(flow)),
  },
  {
    wanted: /retry, then skip this task/,
    read: 'asked again: the task saves, or ends alone, and the others save',
    holds: (played, flow) =>
      (end(played)?.kind === 'saved' || end(played)?.kind === 'fault') &&
      (haveOthersSaved(played) || !isForOneAlone(flow)),
  },
  {
    wanted: /create nothing after a failed lookup/,
    read: 'no folder is made, and the task ends with the network',
    holds: (played) => count(run(played, 0), 'mkdir') === 0 && faultOf(end(played)) === 'network',
  },
  {
    wanted: /'drive full' with missing bytes/,
    read: 'ends as full with the missing bytes: news once',
    holds: (played) => {
      const [first, second] = [end(played), played.wished.ends.get(0)]
      const details =
        first?.kind === 'saved' ? first.stop : first?.kind === 'fault' && first.details
      const isTold = first?.kind === 'saved' || (first?.kind === 'fault' && first.isNews)
      return (
        details !== null &&
        details !== false &&
        details?.kind === 'full' &&
        (details.missingBytes ?? 0) > 0 &&
        isTold &&
        second?.kind === 'fault' &&
        (first.kind === 'saved' || !second.isNews)
      )
    },
  },
  {
    wanted:
      /each chunk stands by itself|next run recognises its own unfinished|look into the folder before telling|unfinished renames are remembered/,
    read: 'after the last run everything is saved once and has its name',
    holds: (played, flow) => isWhole(run(played, -1), flow),
  },
  {
    wanted: /give up after a limit/,
    read: 'the run ends, the other tasks save, and nothing comes twice at the next run',
    holds: (played, flow) =>
      haveOthersSaved(played) &&
      saved(played.wished).length === sharedFiles(flow).length * flow.tasks.length,
  },
  {
    wanted: /match the new files in the folder by name and size/,
    read: 'what arrived has its name and the missing one is named; it comes with the next run',
    holds: (played, flow) => {
      const first = end(played)
      return (
        first?.kind === 'saved' &&
        first.failed.length > 0 &&
        areNamed(run(played, 0), flow) &&
        isWhole(run(played, -1), flow)
      )
    },
  },
  {
    wanted: /pair by the name found/,
    read: 'each file has the number of its source',
    holds: (played, flow) =>
      isWhole(run(played, 0), flow) &&
      saved(run(played, 0)).every(({ from_share_fid, path }) => {
        const source = sharedFiles(flow).find(({ fid }) => fid === from_share_fid)
        return source !== undefined && numberIn(source.name) === numberIn(nameOf(path))
      }),
  },
  {
    wanted: /halve the chunk/,
    read: 'refused, it is saved in smaller parts, down to one file',
    holds: (played) => count(run(played, 0), 'save') > 2 && end(played)?.kind === 'failed',
  },
  {
    wanted: /stop saving for this run, wait/,
    read: 'one save is asked for, and the run ends as limited',
    holds: (played) => count(run(played, 0), 'save') === 1 && faultOf(end(played)) === 'limited',
  },
  {
    wanted: /one file per target name/,
    read: 'one file of each name, the other is named as a second one, and none comes later',
    holds: (played) =>
      left(end(played), 'same-name') &&
      new Set(files(run(played, -1))).size === files(run(played, -1)).length &&
      files(run(played, -1)).length === files(run(played, 0)).length,
  },
  {
    wanted: /network error of this rename only/,
    read: 'the other tasks save, and the next run gives the missing name',
    holds: (played, flow) => {
      const { path } = { path: flow.tasks[0]?.savepath ?? '' }
      const own = saved(played.wished).filter((each) => each.path.startsWith(path))
      return haveOthersSaved(played) && areNamed({ ...played.wished, drive: own }, flow)
    },
  },
  {
    wanted:
      /remember the source (?:file )?id|same source id = same file|never (?:save it|saved) twice/,
    read: 'the second run saves nothing',
    holds(played, { steps }) {
      const ids = saved(run(played, -1)).map(({ from_share_fid: id }) => id)
      const hasMore = steps.some(({ before }) => before.some((each) => each.do === 'share_add'))
      const isIdle = () =>
        count(run(played, 1), 'save') === 0 && secondEnd(played)?.kind === 'nothing-new'
      return new Set(ids).size === ids.length && (hasMore || isIdle())
    },
  },
  {
    wanted:
      /compare (?:season and )?episodes? by (?:episode )?number|same episode|one copy of an episode/,
    read: 'after the last run no episode is there twice',
    holds: (played) => {
      const numbers = files(run(played, -1)).map((path) => numberIn(nameOf(path)))
      return new Set(numbers).size === numbers.length
    },
  },
  {
    wanted: /a newer version exists/,
    read: 'the second run saves nothing, and names the file as a newer version',
    holds: (played) =>
      count(run(played, 1), 'save') === 0 && left(secondEnd(played), 'newer-version'),
  },
  {
    wanted: /decide by source id, number on from the highest/,
    read: 'the second run saves the new file under the next number',
    holds: (played) => {
      const [first, second] = [files(run(played, 0)), files(run(played, 1))]
      const fresh = second.filter((path) => !first.includes(path))
      return (
        fresh.length === 1 &&
        numberIn(nameOf(fresh[0] ?? '')) ===
          Math.max(...first.map((path) => numberIn(nameOf(path)))) + 1
      )
    },
  },
  {
    wanted: /tell network and login apart/,
    read: 'ends with the network, and nothing is saved',
    holds: (played) => ['network', 'unreadable'].includes(faultOf(end(played)) ?? ''),
  },
  {
    wanted: /manual and timed runs share one state/,
    read: 'what the first run found the second knows, and it is told once',
    holds: (played) => end(played)?.kind === 'fault' && secondEnd(played)?.kind === 'waits',
  },
  {
    wanted: /none matches the pattern/,
    read: 'ends with the preset that there is not, or names each file as not taken',
    holds: (played) => {
      const found = end(played)
      return (
        found?.kind === 'bad-rule' ||
        (found?.kind === 'nothing-new' && found.left.every(({ reason }) => reason === 'no-match'))
      )
    },
  },
]

export const readingOf = (wanted: string): Reading =>
  [...readings, ...likelyReadings].find((reading) => reading.wanted.test(wanted)) ?? unread
