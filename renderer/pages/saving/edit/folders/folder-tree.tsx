import { ActionIcon, Button, Loader } from '@mantine/core'
import { IconChevronDown, IconChevronRight, IconFolder } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { errorText } from '../../../../../electron/words/error-text.ts'
import classes from './folder-tree.module.css'

/** A folder that may be chosen: `value` is what is written for it. */
export type TreeFolder = { readonly id: string; readonly name: string; readonly value: string }

type Tree = {
  /** Whose folders they are, for what was loaded before. */
  readonly name: string
  /** The folders below one; without one, the topmost. */
  readonly load: (folder: TreeFolder | null, signal: AbortSignal) => Promise<readonly TreeFolder[]>
  readonly chosen: string
  /** Whether a folder lies on the way to the chosen one. */
  readonly isAbove: (folder: TreeFolder) => boolean
  readonly onChoose: (value: string) => void
}

type Props = Tree & { readonly top: Omit<TreeFolder, 'id'> }

// A drive is asked seldom; what somebody made there meanwhile is seen after this.
const freshMs = 60_000

/** Folders within folders, each level asked for when it is opened. */
export function FolderTree({ top, ...tree }: Props) {
  return (
    <ul className={classes['tree']}>
      <Branch tree={tree} folder={null} name={top.name} value={top.value} isOpenAtFirst />
    </ul>
  )
}

type BranchProps = {
  readonly tree: Tree
  readonly folder: TreeFolder | null
  readonly name: string
  readonly value: string
  readonly isOpenAtFirst: boolean
}

function Branch({ tree, folder, name, value, isOpenAtFirst }: BranchProps) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(isOpenAtFirst)
  const isChosen = tree.chosen === value
  return (
    <li>
      <span className={classes['row']}>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-expanded={isOpen}
          aria-label={t('saving.folders.open', { name })}
          onClick={() => setOpen(!isOpen)}
        >
          {isOpen ? <IconChevronDown size={15} /> : <IconChevronRight size={15} />}
        </ActionIcon>
        <Button
          size="compact-sm"
          variant={isChosen ? 'light' : 'subtle'}
          color={isChosen ? '' : 'gray'}
          className={classes['name'] ?? ''}
          aria-pressed={isChosen}
          leftSection={<IconFolder size={15} />}
          title={name}
          onClick={() => tree.onChoose(value)}
        >
          {name}
        </Button>
      </span>
      {isOpen && <Level tree={tree} folder={folder} />}
    </li>
  )
}

function Level({ tree, folder }: Pick<BranchProps, 'tree' | 'folder'>) {
  const { t, i18n } = useTranslation()
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['folders', tree.name, folder?.value ?? ''],
    queryFn: ({ signal }) => tree.load(folder, signal),
    staleTime: freshMs,
    retry: false,
  })
  if (error) {
    return (
      <div role="alert" className={classes['note']}>
        {errorText(i18n, error)}{' '}
        <Button
          size="compact-xs"
          variant="default"
          loading={isFetching}
          onClick={() => void refetch()}
        >
          {t('common.retry')}
        </Button>
      </div>
    )
  }
  if (data === undefined) {
    return (
      <div className={classes['note']}>
        <output aria-label={t('saving.folders.loading')}>
          <Loader size={14} aria-hidden />
        </output>
      </div>
    )
  }
  if (data.length === 0) return <div className={classes['note']}>{t('saving.folders.none')}</div>
  return (
    <ul className={classes['level']}>
      {data.map((each) => (
        <Branch
          key={each.value}
          tree={tree}
          folder={each}
          name={each.name}
          value={each.value}
          isOpenAtFirst={tree.isAbove(each)}
        />
      ))}
    </ul>
  )
}
