import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Keys } from '../../components/action-keys.tsx'
import { acceleratorOf } from './accelerator.ts'

type Props = {
  readonly id: string
  readonly label: string
  /** As Electron names them; empty for none. */
  readonly value: string
  readonly onChange: (keys: string) => void
}

/** Records the keys that are pressed: Esc leaves them as they were, Backspace takes them away. */
export function ShortcutField({ id, label, value, onChange }: Props) {
  const { t } = useTranslation()
  const [isRecording, setRecording] = useState(false)
  const end = (keys: string | null) => {
    setRecording(false)
    if (keys !== null && keys !== value) onChange(keys)
  }
  return (
    <Button
      id={id}
      variant={isRecording ? 'light' : 'default'}
      aria-label={`${label}: ${isRecording ? t('settings.recording') : value || t('common.none')}`}
      onClick={() => setRecording(true)}
      onBlur={() => setRecording(false)}
      onKeyDown={(event) => {
        // The focus goes on.
        if (!isRecording || event.key === 'Tab') return
        event.preventDefault()
        event.stopPropagation()
        if (event.key === 'Escape') end(null)
        else if (event.key === 'Backspace' || event.key === 'Delete') end('')
        else {
          const keys = acceleratorOf(event.nativeEvent, navigator.platform.startsWith('Mac'))
          if (keys !== null) end(keys)
        }
      }}
    >
      {isRecording ? t('settings.recording') : value ? <Keys keys={value} /> : t('common.none')}
    </Button>
  )
}
