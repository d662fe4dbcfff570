import { Button } from '@mantine/core'
import type { FormEvent, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { BackToJobs } from '../../../components/back-to-jobs.tsx'
import { FormError } from '../../../components/form/form-foot.tsx'
import { submitOnce } from '../../../components/form/one-click.ts'
import { PageBody, PageHeader } from '../../../components/page.tsx'
import classes from './edit.module.css'

type Props = {
  readonly title: string
  readonly submit: string
  readonly isSaving: boolean
  readonly disabled: boolean
  /** An error that belongs to no field; empty if there is none. */
  readonly error: string
  readonly onSubmit: () => void
  /** Leaves the page, and what was typed is given up. */
  readonly onDiscard: () => void
  readonly children: ReactNode
}

/**
 * A page in which a job is written: its head stays in sight with what saves it. The way back leaves what was typed for
 * its next visit.
 */
export function EditorPage({ title, submit, error, children, ...props }: Props) {
  const { t } = useTranslation()
  const { isSaving, disabled, onSubmit, onDiscard } = props
  return (
    <form
      className={classes['page']}
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        onSubmit()
      }}
    >
      <PageHeader title={title} before={<BackToJobs />}>
        <Button variant="default" onClick={onDiscard}>
          {t('common.cancel')}
        </Button>
        <Button type="submit" onClick={submitOnce} loading={isSaving} disabled={disabled}>
          {submit}
        </Button>
      </PageHeader>
      <PageBody>
        <FormError>{error}</FormError>
        {children}
      </PageBody>
    </form>
  )
}
