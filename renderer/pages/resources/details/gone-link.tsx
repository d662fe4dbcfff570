import { IconUnlink } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { CopyButton } from '../../../components/copy-button.tsx'
import { EmptyState } from '../../../components/placeholder/empty-state.tsx'
import { typedText } from './typed-text.ts'

/** In the place of a link that was deleted meanwhile; what was typed of it is kept until it is restored, and can be had. */
export function GoneLink({ id }: { readonly id: number }) {
  const { t } = useTranslation()
  const text = Object.values(typedText.of(id)).join('\n')
  return (
    <EmptyState
      icon={IconUnlink}
      title={t('resource.notFound')}
      hint={t(text === '' ? 'resource.notFoundHint' : 'resource.notFoundTypedHint')}
    >
      {text !== '' && <CopyButton value={text} label={t('resource.copyTyped')} />}
    </EmptyState>
  )
}
