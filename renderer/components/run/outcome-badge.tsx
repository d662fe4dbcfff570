import { useTranslation } from 'react-i18next'
import type { Run } from '../../../electron/api/contract/runs.ts'
import { outcomeText, outcomeTone } from '../../../electron/words/outcome.ts'
import { Badge } from '../badge.tsx'

/** The outcome of a run, or that it is still running. */
export function OutcomeBadge({ run }: { readonly run: Pick<Run, 'outcome' | 'error'> }) {
  const { t, i18n } = useTranslation()
  const outcome = run.outcome ?? 'running'
  const hint = i18n.exists(`outcomeHint.${outcome}`) ? t(`outcomeHint.${outcome}`) : ''
  return (
    <Badge tone={outcomeTone(run.outcome)} title={run.error || hint}>
      {outcomeText(i18n, run.outcome)}
    </Badge>
  )
}
