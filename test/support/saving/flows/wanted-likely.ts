import {
  allFiles,
  areKept,
  count,
  end,
  failedKinds,
  faultOf,
  files,
  isWhole,
  left,
  type Reading,
  run,
  saved,
  sharedFiles,
} from './reading.ts'

/** Readings of what a sentence may ask for that is in no file seen yet. */
export const likelyReadings: readonly Reading[] = [
  {
    wanted: /filter.*first save|first save.*filter|filter.*sub-folder|sub-folder.*filter/i,
    read: 'what the pattern leaves out of the share is in no folder, and the rest is',
    holds: (played, flow) =>
      end(played)?.kind === 'saved' &&
      left(end(played), 'no-match') &&
      saved(run(played, 0)).filter(({ dir }) => !dir).length < allFiles(flow).length,
  },
  {
    wanted: /fresh token|new token|token (?:once )?again/i,
    read: 'asked again with another token, it is saved in the same run',
    holds: (played) => end(played)?.kind === 'saved' && count(run(played, 0), 'token') > 1,
  },
  {
    wanted: /folder again|create .*again|make .*again/i,
    read: 'after the last run everything is saved once',
    holds: (played, flow) => saved(played.wished).length === sharedFiles(flow).length,
  },
  {
    wanted: /own share/i,
    read: 'ends as a share of the account itself',
    holds: (played) =>
      faultOf(end(played)) === 'own-share' || failedKinds(end(played)).includes('own-share'),
  },
  {
    wanted:
      /(?:listing|list|total|count).*(?:complete|incomplete|whole|error|compare)|compare.*(?:total|count)/i,
    read: 'a listing with another count than the drive tells is an error, and nothing is saved from it',
    holds: (played) =>
      played.runs.every(({ ends }) =>
        [...ends.values()].some((each) => faultOf(each) === 'incomplete'),
      ) || end(played)?.kind === 'saved',
  },
  {
    wanted: /4 (?:is|=|means) failed|status 4|failed .*status/i,
    read: 'the run ends, and after the next one everything is saved once and has its name',
    holds: (played, flow) => isWhole(played.wished, flow),
  },
  {
    wanted: /no hole|any (?:number|width)|number on|own number/i,
    read: 'each file of the share is there once, under a name of its own',
    holds: (played) => {
      const paths = files(played.wished)
      const ids = saved(played.wished).map(({ from_share_fid: id }) => id)
      return new Set(paths).size === paths.length && new Set(ids).size === ids.length
    },
  },
]

/** Of a sentence that nobody has read before only what holds for all of them can be asked. */
export const unread: Reading = {
  wanted: /(?:)/,
  read: 'its own sentence is not known; nothing of the person’s is gone, nothing is there twice, every task ends, and none but dead ones wait at the end',
  holds: (played, flow) => {
    const last = saved(played.wished).map(
      ({ from_share_fid = '', path }) =>
        `${path.slice(0, path.lastIndexOf('/'))} ${from_share_fid}`,
    )
    const isByHand = flow.steps.some(({ before }) =>
      before.some((each) => each.do.startsWith('drive')),
    )
    return (
      (isByHand || areKept(played)) &&
      new Set(last).size === last.length &&
      played.runs.every(({ ends }) => [...ends.values()].every((each) => each !== undefined))
    )
  },
}
