import type { HookKind } from '../../model/saving/hook.ts'
import { alist } from './alist.ts'
import { aria2 } from './aria2.ts'
import type { HookType } from './hook-type.ts'
import { job } from './job.ts'
import { emby, jellyfin } from './media-servers.ts'
import { plex } from './plex.ts'
import { webhook } from './webhook.ts'

export const hookTypes: Readonly<Record<HookKind, HookType>> = {
  job,
  emby,
  jellyfin,
  plex,
  aria2,
  alist,
  webhook,
}
