import { Select, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { proxySchema } from '../../../electron/api/contract/settings.ts'

type Props = {
  readonly id?: string
  /** Where no label refers to it. */
  readonly label?: string
  /** `system`, `direct` or the address of a proxy. */
  readonly value: string
  readonly onChange: (value: string) => void
}

/** Which way requests go; an address is saved on blur, once it is one. */
export function ProxyChoice({ id, label, value, onChange }: Props) {
  const { t } = useTranslation()
  const isNamed = value !== 'system' && value !== 'direct'
  const [isOwn, setOwn] = useState(isNamed)
  const [address, setAddress] = useState(isNamed ? value : '')
  const written = address.trim()
  const isAddress = written !== '' && proxySchema.safeParse(written).success
  const take = () => {
    if (isAddress && written !== value) onChange(written)
  }
  return (
    <Stack gap={4} maw="100%" miw={0}>
      <Select
        {...(id === undefined ? { 'aria-label': label } : { id })}
        w={260}
        maw="100%"
        allowDeselect={false}
        value={isOwn ? 'own' : value}
        data={[
          { value: 'system', label: t('settings.proxySystem') },
          { value: 'direct', label: t('settings.proxyDirect') },
          { value: 'own', label: t('settings.proxyOwn') },
        ]}
        onChange={(choice) => {
          setOwn(choice === 'own')
          if (choice === 'own') take()
          else if (choice !== null) onChange(choice)
        }}
      />
      {isOwn && (
        <TextInput
          w={260}
          maw="100%"
          aria-label={t('settings.proxyAddress')}
          value={address}
          error={written !== '' && !isAddress && t('settings.proxyWrong')}
          onChange={({ currentTarget }) => setAddress(currentTarget.value)}
          onBlur={take}
          onKeyDown={({ key }) => {
            if (key === 'Enter') take()
          }}
        />
      )}
    </Stack>
  )
}
