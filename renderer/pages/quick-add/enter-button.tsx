import { Button, type ButtonProps } from '@mantine/core'
import { useEffect, useRef } from 'react'

type Props = ButtonProps & { readonly type?: 'submit'; readonly onClick?: () => void }

/** The button that Enter means as soon as it is there: the window was opened by keys, and is left by them. */
export function EnterButton(props: Props) {
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => button.current?.focus(), [])
  return <Button {...props} ref={button} />
}
