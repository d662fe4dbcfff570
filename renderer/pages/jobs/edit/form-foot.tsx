import { Alert, Button, Group } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Refusal } from './job-refusal.ts'
import classes from './schedule.module.css'

// These are said beside what they are about; a schedule's in its own part of the form.
const atTheirField =
  /^(?:id|name|trigger(?:\..*)?|params\.(?:program|arguments|folder|environment|lanes)(?:\..*)?)$/

type Props = {
  readonly submit: string
  readonly refusal: Refusal | null
  readonly isSaving: boolean
  readonly disabled?: boolean
  readonly onCancel: () => void
  /** At the left. */
  readonly children?: ReactNode
}

/** The end of a form, in sight however long the form is; says what belongs to no field. */
export function FormFoot({ submit, refusal, isSaving, disabled, onCancel, children }: Props) {
  const { t } = useTranslation()
  return (
    <div className={classes['foot']}>
      {refusal && !atTheirField.test(refusal.field) && (
        <Alert color="red" mb="sm">
          {refusal.text}
        </Alert>
      )}
      <Group justify="space-between">
        <div>{children}</div>
        <Group gap="xs">
          <Button variant="default" onClick={onCancel}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" loading={isSaving} disabled={disabled ?? false}>
            {submit}
          </Button>
        </Group>
      </Group>
    </div>
  )
}
