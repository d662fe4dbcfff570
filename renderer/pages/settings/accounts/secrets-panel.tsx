import { Radio, Stack } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { chosenPlaceSchema, chosenPlaces } from '../../../../electron/api/contract/accounts.ts'
import { SettingRow } from '../../../components/form/setting-row.tsx'
import { Panel } from '../../../components/panel.tsx'
import { api } from '../../../live/api.ts'

/** Where secrets are kept; where no key store protects anything, a person chooses. */
export function SecretsPanel() {
  const { t } = useTranslation()
  const { data: state } = useQuery(api.accounts.secrets.queryOptions())
  const choose = useMutation(api.accounts.chooseSecrets.mutationOptions())
  if (!state) return null
  const place = chosenPlaces.find((each) => state.isOpen && each === state.place)
  const hint = state.isOpen
    ? t(`accounts.place.${state.place}`)
    : t(`accounts.hindrance.${state.hindrance}`)
  return (
    <Panel title={t('account.secrets')} flush>
      <SettingRow name="settings.secrets" hint={hint}>
        {(!state.isOpen || place !== undefined) && (
          <Radio.Group
            aria-label={t('settings.secrets')}
            value={place ?? null}
            onChange={(value) => choose.mutate({ place: chosenPlaceSchema.parse(value) })}
          >
            <Stack gap="xs">
              {chosenPlaces.map((each) => (
                <Radio
                  key={each}
                  value={each}
                  disabled={choose.isPending}
                  label={t(`account.choice.${each}`)}
                  description={t(`account.choiceHint.${each}`)}
                />
              ))}
            </Stack>
          </Radio.Group>
        )}
      </SettingRow>
    </Panel>
  )
}
