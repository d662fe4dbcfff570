import { IconAlertTriangle } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { JobProblem } from '../../../electron/api/contract/jobs.ts'
import { api } from '../../live/api.ts'
import classes from './job-problems.module.css'

/** What keeps jobs from running, and where. */
export function JobProblems() {
  const { t } = useTranslation()
  const problems: readonly JobProblem[] = useQuery(api.jobs.problems.queryOptions()).data ?? []
  if (problems.length === 0) return null
  return (
    <section className={classes['root']} data-tone="warn" aria-label={t('jobFile.problems')}>
      <IconAlertTriangle size={16} aria-hidden />
      <div className={classes['words']}>
        <strong>{t('jobFile.problems')}</strong>
        <ul>
          {problems.map(({ file, jobId, line, message }) => (
            <li key={`${file} ${jobId} ${line} ${message}`}>
              {(file !== null || jobId !== null) && (
                <code>{line === null ? (file ?? jobId) : `${file}:${line}`}</code>
              )}
              <span>{message}</span>
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}
