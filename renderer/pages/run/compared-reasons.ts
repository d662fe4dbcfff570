import type { ReasonCount } from '../../../electron/api/contract/runs.ts'

/** A reason with how many links more it holds for than before; null where there is no before. */
export type ComparedReason = ReasonCount & { readonly more: number | null }

/** The reasons of a run, those that only an earlier one had among them. */
export function comparedReasons(
  reasons: readonly ReasonCount[],
  before: readonly ReasonCount[] | undefined,
): ComparedReason[] {
  if (!before) return reasons.map((reason) => ({ ...reason, more: null }))
  const earlier = new Map(before.map((reason) => [reasonKey(reason), reason]))
  const known = new Set(reasons.map(reasonKey))
  return [
    ...reasons.map((reason) => ({
      ...reason,
      more: reason.checked - (earlier.get(reasonKey(reason))?.checked ?? 0),
    })),
    ...before
      .filter((reason) => !known.has(reasonKey(reason)))
      .map((reason) => ({ ...reason, checked: 0, more: -reason.checked })),
  ]
}

export function reasonKey({ code, provider, state }: ReasonCount): string {
  return `${provider} ${state} ${code}`
}
