import { Anchor, Typography } from '@mantine/core'
import Markdown, { type Components } from 'react-markdown'
import { useOpenUrl } from '../../../live/open-url.ts'
import classes from './changes.module.css'

// Below the heading of the panel or the window they are shown in.
const parts: Components = { h1: 'h3', h2: 'h3', h3: 'h4', h4: 'h5', a: Address }

/** What changed, in Markdown: also that of a feed, so nothing in it is loaded. */
export function Changes({ text }: { readonly text: string }) {
  return (
    <Typography className={classes['root'] ?? ''}>
      <Markdown components={parts} disallowedElements={['img']} unwrapDisallowed>
        {text}
      </Markdown>
    </Typography>
  )
}

function Address({ href = '', children }: React.ComponentProps<'a'>) {
  const openUrl = useOpenUrl()
  // Of a file beside this one, there is nothing to open.
  if (!/^https?:/i.test(href)) return children
  return (
    <Anchor component="button" type="button" onClick={() => openUrl(href)}>
      {children}
    </Anchor>
  )
}
