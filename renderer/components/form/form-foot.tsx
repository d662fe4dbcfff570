import { Alert, type AlertProps, Button, Group } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useIsLost } from '../../live/connection.ts'
import classes from './form-foot.module.css'
import { submitOnce } from './one-click.ts'

type Props = {
  readonly submit: string
  /** An error that belongs to no field; empty if there is none. */
  readonly error: string
  readonly isSaving: boolean
  readonly disabled?: boolean
  readonly onCancel: () => void
  /** Of what takes something away. */
  readonly color?: 'red'
  /** At the left. */
  readonly children?: ReactNode
}

type FootProps = Pick<Props, 'error' | 'children'>

/** The end of what is written in a window, in sight however long that is. */
export function Foot({ error, children }: FootProps) {
  return (
    <div className={classes['root']}>
      <FormError mb="sm">{error}</FormError>
      {children}
    </div>
  )
}

/** The buttons of a form. */
export function FormFoot({ submit, error, isSaving, disabled = false, onCancel, ...rest }: Props) {
  const { t } = useTranslation()
  const { children, ...look } = rest
  const isLost = useIsLost()
  return (
    <Foot error={isLost ? t('connection.lost') : error}>
      <Group justify="space-between">
        <div>{children}</div>
        <Group gap="xs">
          <Button variant="default" onClick={onCancel}>
            {t('common.cancel')}
          </Button>
          <Button
            type="submit"
            onClick={submitOnce}
            {...look}
            loading={isSaving}
            disabled={disabled || isLost}
          >
            {submit}
          </Button>
        </Group>
      </Group>
    </Foot>
  )
}

type ErrorProps = Pick<AlertProps, 'mt' | 'mb'> & { readonly children: string }

/** An error of a form; nothing for an empty text. */
export function FormError({ children, ...margins }: ErrorProps) {
  if (children === '') return null
  return (
    <Alert color="red" {...margins}>
      {children}
    </Alert>
  )
}
