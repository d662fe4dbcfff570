import { NumberInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import classes from './edit.module.css'
import type { NumberParam, NumberParams } from './job-params.ts'

type Props = {
  readonly jobId: string
  readonly params: readonly NumberParam[]
  readonly values: NumberParams
  readonly onChange: (values: NumberParams) => void
}

/** The parameters of a built-in job. */
export function NumberFields({ jobId, params, values, onChange }: Props) {
  const { t, i18n } = useTranslation()
  return (
    <>
      <p className={classes['intro']}>{t(`params.intro.${jobId}`)}</p>
      <div className={classes['grid']}>
        {params.map(({ name, unit, limits, canBeEmpty }) => (
          <NumberInput
            key={name}
            label={t(`params.${name}`)}
            suffix={t(`params.${unit}`)}
            {...limits}
            clampBehavior="blur"
            value={values[name] ?? ''}
            error={isDisorderly(name, values) && t('jobProblem.pauseOrder')}
            // An emptied field keeps its number, unless empty has a meaning.
            onChange={(value) => {
              if (typeof value === 'number') onChange({ ...values, [name]: value })
              else if (canBeEmpty) onChange({ ...values, [name]: null })
            }}
            {...(i18n.exists(`params.${name}Hint`) ? { description: t(`params.${name}Hint`) } : {})}
          />
        ))}
      </div>
    </>
  )
}

function isDisorderly(name: string, { pauseMinSeconds, pauseMaxSeconds }: NumberParams): boolean {
  return name === 'pauseMinSeconds' && (pauseMinSeconds ?? 0) > (pauseMaxSeconds ?? 0)
}
