import { z } from 'zod'
import { isProvider, knownProvider } from '../../model/provider.ts'
import type { Resource } from '../../model/resource.ts'
import type { Override } from '../../model/resources/override.ts'
import { parseJson } from '../../model/terms/parse-json.ts'
import { isState, unreadableCode } from '../../model/verdict.ts'
import { forGood } from '../notices/conditions.ts'

export type ResourceRow = Omit<Resource, 'isExpired' | 'muted' | 'override' | 'tags'> & {
  readonly isExpired: 0 | 1
  readonly tags: string
  readonly mutedUntil: number | null
  readonly overrideLife: Override['life'] | null
  readonly overrideUntil: number | null
}

/** For every statement that reads a whole resource. */
export const resourceColumns = `resources.id, title, url, provider, share_id AS shareId, passcode,
  (SELECT name FROM categories WHERE categories.id = category_id) AS category,
  (SELECT json_group_array(name ORDER BY name) FROM resource_tags
     JOIN tags ON tags.id = tag_id WHERE resource_id = resources.id) AS tags,
  note, is_expired AS isExpired, state, health, code, reason, checked_at AS checkedAt, valid_at AS validAt,
  alive_since AS aliveSince, expired_at AS expiredAt, doubted_at AS doubtedAt,
  undecided_count AS undecidedCount, final_url AS finalUrl, next_check_at AS nextCheckAt,
  news, created_at AS createdAt, archived_at AS archivedAt,
  (SELECT until FROM mutes WHERE kind = 'link' AND mutes.id = CAST(resources.id AS TEXT)) AS mutedUntil,
  override_life AS overrideLife, override_until AS overrideUntil, import_id AS importId`

const namesSchema = z.array(z.string())

/** A drive or a state that this version does not know leaves a resource listed, as a page whose answer told nothing. */
export function fromRow({
  mutedUntil,
  overrideLife,
  overrideUntil,
  ...row
}: ResourceRow): Resource {
  const tags = row.tags === '[]' ? [] : namesSchema.parse(parseJson(row.tags))
  const isOverridden = overrideLife !== null && overrideUntil !== null
  const override = isOverridden ? { life: overrideLife, until: overrideUntil } : null
  const muted = mutedUntil === null ? null : { until: mutedUntil === forGood ? null : mutedUntil }
  const resource = { ...row, tags, muted, override, isExpired: row.isExpired === 1 }
  const { provider, state } = row
  if (isProvider(provider) && (state === null || isState(state))) return resource
  return {
    ...resource,
    provider: knownProvider(provider),
    state: 'error',
    code: unreadableCode,
    reason: '',
  }
}
