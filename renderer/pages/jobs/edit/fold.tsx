import { Button, Collapse } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconChevronDown } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './edit.module.css'

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
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        className={classes['fold']}
        aria-expanded={isOpen}
        leftSection={
          <IconChevronDown size={14} className={classes['chevron']} data-open={isOpen} />
        }
        onClick={toggle}
      >
        {label}
      </Button>
      <Collapse expanded={isOpen}>{children}</Collapse>
    </div>
  )
}
