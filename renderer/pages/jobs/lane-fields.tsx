import { NumberInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Lanes } from '../../../electron/api/contract/jobs.ts'
import { providers } from '../../../electron/api/contract/resources.ts'
import type { NumberParams } from '../../job-params.ts'
import { type Refusal, refusedAt } from '../../job-refusal.ts'
import { changeLane, disorderlyLanes, type LaneField, laneFields } from '../../lane-edit.ts'
import { Fold } from './fold.tsx'
import classes from './lane-fields.module.css'

type Props = {
  readonly lanes: Lanes
  /** What holds for a provider that says nothing else. */
  readonly general: NumberParams
  readonly refusal: Refusal | null
  readonly onChange: (lanes: Lanes) => void
}

const isPause = (field: LaneField) => field.startsWith('pause')

/** How gently each provider is asked, where that differs. */
export function LaneFields({ lanes, general, refusal, onChange }: Props) {
  const { t } = useTranslation()
  const refused = refusedAt(refusal, 'params.lanes')
  const disorderly = disorderlyLanes(lanes, general)
  const wrong = refused ?? (disorderly.length > 0 ? t('params.pauseOrder') : undefined)
  return (
    <Fold label={t('params.lanes')} mustBeOpen={wrong !== undefined}>
      <table className={classes['root']}>
        <thead>
          <tr>
            <th scope="col">{t('resources.column.provider')}</th>
            {laneFields.map((field) => (
              <th key={field} scope="col">
                {t(`params.lane.${field}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {providers.map((provider) => (
            <tr key={provider}>
              <th scope="row">{t(`provider.${provider}`)}</th>
              {laneFields.map((field) => (
                <td key={field}>
                  <NumberInput
                    size="xs"
                    hideControls
                    aria-label={t('params.laneField', {
                      provider: t(`provider.${provider}`),
                      name: t(`params.lane.${field}`),
                    })}
                    suffix={isPause(field) ? t('params.seconds') : ''}
                    placeholder={placeholder(general[field], isPause(field) && t('params.seconds'))}
                    min={0}
                    allowDecimal={isPause(field)}
                    allowNegative={false}
                    value={lanes[provider]?.[field] ?? ''}
                    error={
                      refusedAt(refusal, `params.lanes.${provider}.${field}`) !== undefined ||
                      (field === 'pauseMinSeconds' && disorderly.includes(provider))
                    }
                    onChange={(value) =>
                      onChange(
                        changeLane(
                          lanes,
                          provider,
                          field,
                          typeof value === 'number' ? value : null,
                        ),
                      )
                    }
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className={classes['note']} data-error={wrong !== undefined}>
        {wrong ?? t('params.lanesHint')}
      </p>
    </Fold>
  )
}

function placeholder(general: number | null | undefined, unit: string | false): string {
  return general === undefined || general === null ? '–' : `${general}${unit || ''}`
}
