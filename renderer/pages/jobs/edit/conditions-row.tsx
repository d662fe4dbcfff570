import { Chip } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type Condition, conditions } from '../../../../electron/api/contract/triggers.ts'
import { SettingRow } from '../../../components/form/setting-row.tsx'
import { api } from '../../../live/api.ts'
import classes from './edit.module.css'

type Props = {
  readonly chosen: readonly Condition[]
  readonly onChange: (chosen: Condition[]) => void
}

/** What a job waits out; what this machine does not tell cannot be chosen, and is said. */
export function ConditionsRow({ chosen, onChange }: Props) {
  const { t, i18n } = useTranslation()
  const surroundings = useQuery(api.jobs.surroundings.queryOptions()).data
  const isUntold = (condition: Condition) => surroundings?.[condition] === null
  const list = new Intl.ListFormat(i18n.language, { type: 'conjunction' })
  const untold = conditions.filter(isUntold).map((each) => t(`policy.condition.${each}`))
  const hint =
    untold.length === 0
      ? t('policy.notWhileHint')
      : `${t('policy.notWhileHint')} ${t('policy.untold', { conditions: list.format(untold) })}`
  return (
    <SettingRow name="policy.notWhile" hint={hint}>
      <fieldset className={classes['chips']} aria-label={t('policy.notWhile')}>
        {conditions.map((condition) => {
          const isChosen = chosen.includes(condition)
          return (
            <Chip
              key={condition}
              size="xs"
              checked={isChosen}
              // What another machine told can still be taken back.
              disabled={isUntold(condition) && !isChosen}
              onChange={() =>
                onChange(
                  conditions.filter((each) => (each === condition) !== chosen.includes(each)),
                )
              }
            >
              {t(`policy.condition.${condition}`)}
            </Chip>
          )
        })}
      </fieldset>
    </SettingRow>
  )
}
