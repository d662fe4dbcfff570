import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { BackToJobs } from '../../../components/back-to-jobs.tsx'
import { Failure } from '../../../components/failure.tsx'
import { PageBody, PageHeader } from '../../../components/page.tsx'
import { Panel, PanelNote } from '../../../components/panel.tsx'
import { api } from '../../../live/api.ts'
import { scriptPath } from '../job-path.ts'
import { ScriptEditor } from './script-editor.tsx'
import { editOfScript, newScript } from './script-text.ts'
import classes from './scripts-page.module.css'

/** The files of the scripts folder, and one of them to be edited; without a name, a new one. */
export function ScriptsPage({ name }: { readonly name: string }) {
  const { t } = useTranslation()
  const files = useQuery(api.scripts.files.queryOptions({ staleTime: 0 }))
  return (
    <>
      <PageHeader title={t('scriptFile.title')} before={<BackToJobs />}>
        {name !== '' && (
          <Button component={Link} href="/jobs/scripts" leftSection={<IconPlus size={15} />}>
            {t('scriptFile.new')}
          </Button>
        )}
      </PageHeader>
      <PageBody>
        {files.isLoadingError && (
          <Failure error={files.error} onRetry={() => void files.refetch()} />
        )}
        <div className={classes['root']}>
          <Panel title={t('scriptFile.files')} flush>
            {files.data?.length === 0 && <PanelNote>{t('scriptFile.none')}</PanelNote>}
            <ul className={classes['files']}>
              {files.data?.map((file) => (
                <li key={file.name}>
                  <Link
                    href={scriptPath(file.name)}
                    title={file.path}
                    {...(file.name === name ? { 'aria-current': 'page' } : {})}
                  >
                    {file.name}
                  </Link>
                </li>
              ))}
            </ul>
          </Panel>
          {name === '' ? <ScriptEditor begin={newScript} /> : <KnownScript name={name} />}
        </div>
      </PageBody>
    </>
  )
}

function KnownScript({ name }: { readonly name: string }) {
  const script = useQuery(
    api.scripts.read.queryOptions({ input: { name }, retry: false, staleTime: 0, gcTime: 0 }),
  )
  if (script.isLoadingError)
    return <Failure error={script.error} onRetry={() => void script.refetch()} />
  if (!script.data) return null
  return (
    <ScriptEditor
      // What another program wrote is shown at once where nothing was typed.
      key={script.data.revision}
      begin={editOfScript(script.data)}
      file={script.data}
      onReload={() => void script.refetch()}
    />
  )
}
