import { NumberInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type Lanes, laneSchema } from '../../../../electron/api/contract/jobs.ts'
import { type Provider, providers } from '../../../../electron/api/contract/resources.ts'
import { providerText } from '../../../../electron/words/provider.ts'
import { Fold } from '../../../components/form/fold.tsx'
import { numberLimits } from '../../../components/form/limits.ts'
import { type FieldFault, faultAt } from './field-fault.ts'
import type { NumberParams } from './job-params.ts'
import { changeLane, disorderlyLanes, type LaneField, laneFields } from './lane-edit.ts'
import classes from './lane-fields.module.css'

type Props = {
  readonly lanes: Lanes
  /** The values for a provider without its own. */
  readonly general: NumberParams
  readonly fault: FieldFault | null
  readonly onChange: (lanes: Lanes) => void
}

const isPause = (field: LaneField) => field.startsWith('pause')

const nameKey = (field: LaneField) => (isPause(field) ? `params.${field}` : `params.lane.${field}`)

/** The pace of each provider that has its own. */
export function LaneFields({ lanes, general, fault, onChange }: Props) {
  const { t } = useTranslation()
  const disorderly = disorderlyLanes(lanes, general)
  const wrongOf = (provider: Provider) =>
    disorderly.includes(provider)
      ? t('jobProblem.pauseOrder')
      : faultAt(fault, `params.lanes.${provider}`)
  const isWrong = providers.some((provider) => wrongOf(provider) !== undefined)
  return (
    <div className={classes['part']}>
      <Fold label={t('params.lanes')} mustBeOpen={isWrong}>
        <table className={classes['root']}>
          <thead>
            <tr>
              <th scope="col">{t('column.provider')}</th>
              {laneFields.map((field) => (
                <th key={field} scope="col">
                  {t(nameKey(field))}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {providers.map((provider) => (
              <LaneRow
                key={provider}
                provider={provider}
                lanes={lanes}
                general={general}
                fault={fault}
                wrong={wrongOf(provider)}
                onChange={onChange}
              />
            ))}
          </tbody>
        </table>
        <p className={classes['note']}>{t('params.lanesHint')}</p>
      </Fold>
    </div>
  )
}

type LaneProps = Props & {
  readonly provider: Provider
  /** What is wrong with it, shown beneath. */
  readonly wrong: string | undefined
}

function LaneRow({ provider, lanes, general, fault, wrong, onChange }: LaneProps) {
  const { t, i18n } = useTranslation()
  const name = providerText(i18n, provider)
  const isRefused = (field: LaneField) =>
    fault === null || faultAt(fault, `params.lanes.${provider}`) === undefined
      ? isPause(field)
      : faultAt(fault, `params.lanes.${provider}.${field}`) !== undefined
  return (
    <>
      <tr>
        <th scope="row">{name}</th>
        {laneFields.map((field) => (
          <td key={field}>
            <NumberInput
              size="xs"
              hideControls
              aria-label={t('params.laneField', {
                provider: name,
                name: t(nameKey(field)),
              })}
              suffix={isPause(field) ? t('params.seconds') : ''}
              placeholder={placeholder(general[field], isPause(field) && t('params.seconds'))}
              {...numberLimits(laneSchema.shape[field])}
              clampBehavior="blur"
              value={lanes[provider]?.[field] ?? ''}
              error={wrong !== undefined && isRefused(field)}
              onChange={(value) =>
                onChange(
                  changeLane(lanes, provider, field, typeof value === 'number' ? value : null),
                )
              }
            />
          </td>
        ))}
      </tr>
      {wrong !== undefined && (
        <tr>
          <td colSpan={laneFields.length + 1} className={classes['wrong']}>
            <span role="alert">{wrong}</span>
          </td>
        </tr>
      )}
    </>
  )
}

function placeholder(general: number | null | undefined, unit: string | false): string {
  return general === undefined || general === null ? '–' : `${general}${unit || ''}`
}
