import { Text } from '@mantine/core'
import { modals } from '@mantine/modals'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { useReturnedFocus } from '../../live/focus/last-focus.ts'
import { type Said, Saying } from '../../live/toast.tsx'
import { FormFoot } from '../form/form-foot.tsx'

type Question = {
  readonly title: Said
  /** What becomes of it. */
  readonly hint: Said
  /** What is done then, on the button that does it. */
  readonly confirm: (t: TFunction) => string
  readonly onConfirm: () => void
  /** It takes nothing away. */
  readonly isHarmless?: boolean
}

/** Asks before something is done that cannot be undone in its place; nothing is done while the app would not hear of it. */
export function askFirst({ title, ...question }: Question): void {
  const id = modals.open({
    title: <Saying of={title} />,
    children: <Asked {...question} onClose={() => modals.close(id)} />,
  })
}

type AskedProps = Omit<Question, 'title'> & { readonly onClose: () => void }

function Asked({ hint, confirm, onConfirm, isHarmless = false, onClose }: AskedProps) {
  const { t } = useTranslation()
  useReturnedFocus()
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        onClose()
        onConfirm()
      }}
    >
      <Text size="sm" mb="md">
        <Saying of={hint} />
      </Text>
      <FormFoot
        submit={confirm(t)}
        {...(isHarmless ? {} : { color: 'red' as const })}
        error=""
        isSaving={false}
        onCancel={onClose}
      />
    </form>
  )
}
