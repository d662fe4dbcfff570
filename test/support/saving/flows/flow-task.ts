import { parseLink } from '../../../../electron/engine/links/links.ts'
import type { PlanTask } from '../../../../electron/engine/saving/plan/plan-task.ts'
import type { FlowTask } from './flow-case.ts'

const day = /^\d{4}-\d{2}-\d{2}$/

/** A task of the old program as one of ours; null where the form would refuse it. */
export function planTask(id: number, task: FlowTask): PlanTask | null {
  const { enddate, runweek, savepath } = task
  if (enddate !== '' && !day.test(enddate)) return null
  const link = parseLink(task.shareurl)
  const isShare = link?.provider === 'quark' || link?.provider === 'uc'
  const folder = `/${savepath
    .split('/')
    .filter((name) => name !== '')
    .join('/')}`
  return {
    id,
    name: task.taskname,
    share:
      isShare && (link.provider === 'quark' || link.provider === 'uc')
        ? {
            drive: link.provider,
            shareId: link.shareId,
            passcode: link.passcode,
            folder: link.folder,
          }
        : null,
    folder,
    naming: {
      kind: 'pattern',
      pattern: task.pattern,
      replacement: task.replace.replaceAll('$TASKNAME', '{TASKNAME}'),
    },
    picks: { filter: { keep: [], out: [] }, from: null, to: null },
    isSuffixIgnored: task.ignore_extension,
    startId: task.startfid,
    followed: task.update_subdir,
    preferred: [],
    isReplaced: task.update_subdir_resave_mode,
    isNamedBelow: true,
    endsOn: enddate === '' ? null : enddate,
    weekdays: runweek ?? null,
    total: null,
    stopsWhenComplete: false,
    // The old program asks nobody.
    isAsked: false,
  }
}
