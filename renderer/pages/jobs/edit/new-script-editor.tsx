import { TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import {
  type Job,
  jobIdSchema,
  jobNameSchema,
  policySchema,
  type ScriptParams,
  scriptParamsSchema,
  type Trigger,
} from '../../../../electron/api/contract/jobs.ts'
import { jobName } from '../../../../electron/words/job-name.ts'
import { FoldChevron, MoreButton } from '../../../components/form/fold.tsx'
import { textLimits } from '../../../components/form/limits.ts'
import { Panel } from '../../../components/panel.tsx'
import { api, client } from '../../../live/api.ts'
import { useJobs } from '../../../live/jobs.ts'
import { inlineErrors, queryClient } from '../../../live/query-client.ts'
import { showToast } from '../../../live/toast.tsx'
import { CommandField } from './command-field.tsx'
import classes from './edit.module.css'
import { EditorPage } from './editor-page.tsx'
import { type FieldFault, faultAt, faultElsewhere, faultOf } from './field-fault.ts'
import { useKeptDraft } from './kept-draft.ts'
import { type NewScript, newScripts, pageOf } from './new-script.ts'
import { PolicyPanel } from './policy-panel.tsx'
import { useNextTimes } from './schedule/next-times.ts'
import { ScheduleFields } from './schedule/schedule-fields.tsx'
import {
  emptyScript,
  idFrom,
  type ScriptDraft,
  scriptDraft,
  scriptFault,
  scriptParams,
} from './script-draft.ts'
import { ScriptFields } from './script-fields.tsx'
import { TrialPanel } from './trial-panel.tsx'

const daily: Trigger = { kind: 'cron', crontab: '0 2 * * *' }

type Beginning = {
  /** The id of the job it begins as; empty for none. */
  readonly from: string
  /** The command line it begins with. */
  readonly command: string
}

/** The page that adds a script job. */
export function NewScriptEditor({ from, command }: Beginning) {
  const { i18n, t } = useTranslation()
  const jobs = useJobs()
  const original = jobs.data?.find(({ id }) => id === from)
  if (from !== '' && !jobs.data) return null
  const copy = original && copyOf(original, t('jobs.copyOf', { name: jobName(i18n, original) }))
  const page = pageOf(from, command)
  return <Editor key={page} page={page} begin={copy ?? emptyDraft(command)} />
}

function emptyDraft(command: string): NewScript {
  const policy = policySchema.parse({ timeLimitSeconds: 3600 })
  const script = scriptDraft('', emptyScript)
  return { command, ownId: null, labels: [], notifyOn: ['failure'], script, trigger: daily, policy }
}

/** Secret values stay with the job that has them. */
function copyOf(
  { labels, notifyOn, params, policy, trigger }: Job,
  name: string,
): NewScript | undefined {
  const { data } = scriptParamsSchema.safeParse(params)
  if (!data) return undefined
  const open = Object.entries(data.environment).filter(([key]) => !data.secrets.includes(key))
  const script = scriptDraft(name, {
    ...data,
    environment: Object.fromEntries(open),
    secrets: [],
  })
  return { command: null, ownId: null, labels, notifyOn, script, trigger, policy }
}

type Props = { readonly page: string; readonly begin: NewScript }

function Editor({ page, begin }: Props) {
  const { t, i18n } = useTranslation()
  const [, navigate] = useLocation()
  const [draft, setDraft] = useKeptDraft(newScripts, page, () => begin)
  const [fault, setFault] = useState<FieldFault | null>(null)
  const next = useNextTimes(draft.trigger)
  const { command, labels, notifyOn, ownId, policy, script, trigger } = draft
  const id = ownId ?? idFrom(script.name)
  const change = (part: Partial<NewScript>) => {
    setFault(null)
    setDraft({ ...draft, ...part })
  }
  const leave = () => {
    newScripts.forget(page)
    navigate('/jobs')
  }
  const create = useMutation({
    mutationFn: async () => {
      const params = await read(true)
      return (
        params &&
        client.jobs.create({
          id,
          kind: 'script',
          name: script.name.trim(),
          labels,
          notifyOn: [...notifyOn],
          trigger,
          params,
          policy,
        })
      )
    },
    meta: inlineErrors,
    onSuccess: async (made) => {
      if (!made) return
      await queryClient.invalidateQueries({ queryKey: api.jobs.key() })
      showToast(t('script.created'))
      leave()
    },
    onError: (error) => setFault(faultOf(i18n, error)),
  })
  /** The script as it stands; shows what is missing. */
  const read = async (named: boolean): Promise<ScriptParams | undefined> => {
    const { split, before } =
      command === null ? { split: script, before: emptyScript } : await splitInto(script, command)
    const wrong = scriptFault(named ? split : { ...split, name: 'trial' }, t)
    setFault(wrong)
    return wrong ? undefined : scriptParams(split, before)
  }
  const idField = (
    <TextInput
      label={t('column.id')}
      classNames={{ input: classes['crontab'] ?? '' }}
      {...textLimits(jobIdSchema)}
      spellCheck={false}
      value={id}
      error={faultAt(fault, 'id')}
      onChange={({ currentTarget }) => change({ ownId: currentTarget.value || null })}
    />
  )
  return (
    <EditorPage
      title={t('script.title')}
      submit={t('script.create')}
      isSaving={create.isPending}
      disabled={next.fault !== null || next.isIncomplete}
      error={faultElsewhere(fault)}
      onSubmit={create.mutate}
      onDiscard={leave}
    >
      <Panel label={t('jobs.kind.script')}>
        {command === null ? (
          <ScriptFields
            draft={script}
            fault={fault}
            onChange={(value) => change({ script: value })}
          >
            {idField}
          </ScriptFields>
        ) : (
          <div className={classes['stack']}>
            <TextInput
              label={t('column.name')}
              {...textLimits(jobNameSchema)}
              value={script.name}
              error={faultAt(fault, 'name') ?? faultAt(fault, 'id')}
              onChange={({ currentTarget }) =>
                change({ script: { ...script, name: currentTarget.value } })
              }
            />
            <CommandField
              command={command}
              folder={script.folder}
              error={faultAt(fault, 'params.program') ?? faultAt(fault, 'params.arguments')}
              onChange={(value) => change({ command: value })}
            />
            <div>
              <MoreButton
                leftSection={<FoldChevron />}
                onClick={() =>
                  void splitInto(script, command).then(
                    ({ split }) => change({ command: null, script: split }),
                    (error: unknown) => setFault(faultOf(i18n, error)),
                  )
                }
              >
                {t('script.apart')}
              </MoreButton>
            </div>
          </div>
        )}
      </Panel>
      <TrialPanel id={id} read={() => read(false)} />
      <Panel title={t('column.schedule')}>
        <ScheduleFields
          trigger={trigger}
          next={next}
          fault={fault}
          onChange={(value) => change({ trigger: value })}
        />
      </Panel>
      <PolicyPanel
        labels={labels}
        notifyOn={notifyOn}
        policy={policy}
        fault={fault}
        onChange={change}
      />
    </EditorPage>
  )
}

/** A draft with the program and arguments of a command line, split where the app runs. */
async function splitInto(
  script: ScriptDraft,
  command: string,
): Promise<{ readonly split: ScriptDraft; readonly before: ScriptParams }> {
  const { program, arguments: args } = await client.scripts.inspect({
    command,
    folder: script.folder,
  })
  const before = { ...emptyScript, program, arguments: args }
  const { arguments: lines } = scriptDraft('', before)
  return { split: { ...script, program, arguments: lines }, before }
}
