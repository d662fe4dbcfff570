import { CloseButton, TextInput } from '@mantine/core'
import { useDebouncedCallback, useHotkeys } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { resourceFilterSchema } from '../../electron/api/contract/resources.ts'
import { textLimits } from './limits.ts'

type Props = {
  readonly label: string
  readonly value: string
  /** Told a moment after the last key. */
  readonly onChange: (value: string) => void
}

/** A search that `/` leads to and Esc empties. */
export function SearchField({ label, value, onChange }: Props) {
  const { t } = useTranslation()
  const field = useRef<HTMLInputElement>(null)
  const [text, setText] = useState(value)
  const [told, setTold] = useState(value)
  const tell = useDebouncedCallback((next: string) => {
    setTold(next)
    onChange(next)
  }, 200)
  useHotkeys([['/', () => field.current?.select()]])

  // Changed from outside, for instance by "Clear the filters".
  if (value !== told) {
    setTold(value)
    setText(value)
  }
  const clear = () => {
    setText('')
    tell('')
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
        tell(event.currentTarget.value)
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || text === '') return
        event.stopPropagation()
        clear()
      }}
    />
  )
}
