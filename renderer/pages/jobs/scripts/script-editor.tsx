import { Button, Textarea, TextInput } from '@mantine/core'
import { IconDeviceFloppy, IconPlus, IconRefresh } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import {
  longestScript,
  type ScriptContent,
  scriptFileNameSchema,
} from '../../../../electron/api/contract/scripts.ts'
import { errorText } from '../../../../electron/words/error-text.ts'
import { FormError } from '../../../components/form/form-foot.tsx'
import { Panel } from '../../../components/panel.tsx'
import { api } from '../../../live/api.ts'
import { inlineErrors, queryClient } from '../../../live/query-client.ts'
import { isRefusal } from '../../../live/refusal.ts'
import { showToast } from '../../../live/toast.tsx'
import { Drafts, useKeptDraft } from '../edit/kept-draft.ts'
import { newJobPath, scriptPath } from '../job-path.ts'
import { editOfScript, type ScriptEdit, writtenText } from './script-text.ts'
import classes from './scripts-page.module.css'

const drafts = new Drafts<ScriptEdit>()

type Props = {
  readonly begin: ScriptEdit
  /** Nothing for a script that is new. */
  readonly file?: ScriptContent
  /** Reads the file again. */
  readonly onReload?: () => void
}

/** Edits one script; what another program wrote meanwhile is not overwritten. */
export function ScriptEditor({ begin, file, onReload }: Props) {
  const { t, i18n } = useTranslation()
  const [, navigate] = useLocation()
  const [edit, setEdit] = useKeptDraft(drafts, begin.name, () => begin)
  const [isWrongName, setWrongName] = useState(false)
  const save = useMutation(
    api.scripts.save.mutationOptions({
      meta: inlineErrors,
      onSuccess: (saved) => {
        setEdit(editOfScript(saved))
        drafts.forget(begin.name)
        void queryClient.invalidateQueries({ queryKey: api.scripts.files.key() })
        showToast(t('scriptFile.saved'))
        if (!file) navigate(scriptPath(saved.name))
      },
    }),
  )
  const submit = () => {
    const name = scriptFileNameSchema.safeParse(edit.name).data
    setWrongName(name === undefined)
    if (name === undefined) return
    save.mutate({ name, text: writtenText(edit), revision: edit.revision })
  }
  const isChanged = isRefusal(save.error, 'SCRIPT_FILE_CHANGED')
  return (
    <Panel
      title={file ? file.name : t('scriptFile.new')}
      action={
        <span className={classes['actions']}>
          {file && (
            <Button
              variant="default"
              component={Link}
              href={newJobPath(file.command)}
              leftSection={<IconPlus size={14} />}
            >
              {t('scriptFile.makeJob')}
            </Button>
          )}
          <Button
            leftSection={<IconDeviceFloppy size={14} />}
            loading={save.isPending}
            onClick={submit}
          >
            {t('common.save')}
          </Button>
        </span>
      }
    >
      <FormError>{save.error ? errorText(i18n, save.error) : ''}</FormError>
      {isChanged && onReload && (
        <Button
          variant="default"
          leftSection={<IconRefresh size={14} />}
          onClick={() => {
            drafts.forget(begin.name)
            onReload()
          }}
        >
          {t('scriptFile.reload')}
        </Button>
      )}
      {!file && (
        <TextInput
          mb="sm"
          label={t('jobFile.name')}
          description={t('scriptFile.nameHint')}
          spellCheck={false}
          maxLength={100}
          value={edit.name}
          error={isWrongName && t('scriptFile.nameWrong')}
          onChange={({ currentTarget }) => setEdit({ ...edit, name: currentTarget.value })}
        />
      )}
      <Textarea
        aria-label={t('scriptFile.text')}
        classNames={{ input: classes['text'] ?? '' }}
        spellCheck={false}
        autoCapitalize="off"
        rows={24}
        maxLength={longestScript}
        readOnly={save.isPending}
        value={edit.text}
        onChange={({ currentTarget }) => setEdit({ ...edit, text: currentTarget.value })}
      />
    </Panel>
  )
}
