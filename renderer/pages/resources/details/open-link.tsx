import { Button, type ButtonProps } from '@mantine/core'
import { IconExternalLink } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useOpenUrl } from '../../../live/open-url.ts'

type Props = Pick<ButtonProps, 'variant'> & { readonly url: string }

/** Opens the page of a share link in the person's browser. */
export function OpenLink({ url, variant = 'default' }: Props) {
  const { t } = useTranslation()
  const open = useOpenUrl()
  return (
    <Button
      variant={variant}
      leftSection={<IconExternalLink size={14} />}
      onClick={() => open(url)}
    >
      {t('resource.open')}
    </Button>
  )
}
