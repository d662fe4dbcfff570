import { CloseButton, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { resourceFilterSchema } from '../../../electron/api/contract/resources.ts'
import { useActions } from '../../live/actions.ts'
import { textLimits } from './limits.ts'

type Props = {
  readonly label: string
  readonly value: string
  /** Called a moment after the last key. */
  readonly onChange: (value: string) => void
  /** Goes on to what was found. */
  readonly onLeave?: () => void
}

/** A search field: `/` focuses it, Esc clears it, Enter and the arrow down leave it. */
export function SearchField({ label, value, onChange, onLeave }: Props) {
  const { t } = useTranslation()
  const field = useRef<HTMLInputElement>(null)
  const [text, setText] = useState(value)
  const [reported, setReported] = useState(value)
  const report = useDebouncedCallback((next: string) => {
    setReported(next)
    onChange(next)
  }, 200)
  useActions([{ group: 'page', label, keys: '/', run: () => field.current?.select() }])

  // Changed from outside, for instance by "Clear the filters".
  if (value !== reported) {
    setReported(value)
    setText(value)
  }
  const clear = () => {
    setText('')
    report('')
    field.current?.focus()
  }
  return (
    <TextInput
      ref={field}
      type="text"
      aria-label={label}
      placeholder={label}
      value={text}
      {...textLimits(resourceFilterSchema.shape.text)}
      leftSection={<IconSearch size={14} />}
      rightSection={
        text !== '' && (
          <CloseButton size="xs" aria-label={t('resources.clearSearch')} onClick={clear} />
        )
      }
      onChange={(event) => {
        setText(event.currentTarget.value)
        report(event.currentTarget.value)
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' || event.key === 'ArrowDown') onLeave?.()
        if (event.key !== 'Escape' || text === '') return
        event.stopPropagation()
        clear()
      }}
    />
  )
}
