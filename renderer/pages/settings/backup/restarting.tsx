import { Button, Group, Loader, Stack, Text } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { connection, isLost } from '../../../live/connection.ts'

type Props = { readonly kept: readonly string[]; readonly onDone: () => void }

/** Waits for a Pansentry that starts again, and says where that lies which was there before. */
export function Restarting({ kept, onDone }: Props) {
  const { t } = useTranslation()
  const isBack = useIsBack()
  return (
    <Stack gap="md">
      <Group gap="sm" wrap="nowrap">
        {!isBack && <Loader size="sm" aria-hidden />}
        <Text component="output" size="sm">
          {t(isBack ? 'settings.restarted' : 'settings.restarting')}
        </Text>
      </Group>
      <Text size="sm">
        {t('settings.kept')}
        {kept.map((path) => (
          <span key={path} style={{ display: 'block', overflowWrap: 'anywhere' }}>
            {path}
          </span>
        ))}
      </Text>
      <Group justify="flex-end">
        <Button disabled={!isBack} onClick={onDone}>
          {t('common.close')}
        </Button>
      </Group>
    </Stack>
  )
}

/** True once the connection was lost and is there again. */
function useIsBack(): boolean {
  const [isBack, setBack] = useState(false)
  useEffect(() => {
    let wasLost = isLost()
    return connection.subscribe(() => {
      if (isLost()) wasLost = true
      else if (wasLost && connection.get() === 'connected') setBack(true)
    })
  }, [])
  return isBack
}
