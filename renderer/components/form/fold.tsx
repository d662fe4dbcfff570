import { Button, Collapse } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconChevronDown } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './fold.module.css'

type Props = {
  readonly label: string
  readonly isOpenAtFirst?: boolean
  /** Something inside needs attention. */
  readonly mustBeOpen: boolean
  readonly children: ReactNode
}

/** A part of a form that few people need. */
export function Fold({ label, isOpenAtFirst = false, mustBeOpen, children }: Props) {
  const [wanted, { toggle }] = useDisclosure(isOpenAtFirst)
  const isOpen = wanted || mustBeOpen
  return (
    <div>
      <MoreButton
        aria-expanded={isOpen}
        leftSection={<FoldChevron isOpen={isOpen} />}
        onClick={toggle}
      >
        {label}
      </MoreButton>
      <Collapse expanded={isOpen}>{children}</Collapse>
    </div>
  )
}

type MoreButtonProps = {
  readonly leftSection: ReactNode
  readonly onClick: () => void
  readonly 'aria-expanded'?: boolean
  readonly children: ReactNode
}

/** Asks for more of a form than is there at first; it lines up with the fields. */
export function MoreButton(props: MoreButtonProps) {
  return (
    <Button
      variant="subtle"
      color="gray"
      size="compact-sm"
      className={classes['more'] ?? ''}
      {...props}
    />
  )
}

export function FoldChevron({ isOpen = false }: { readonly isOpen?: boolean }) {
  return <IconChevronDown size={14} className={classes['chevron']} data-open={isOpen} />
}
