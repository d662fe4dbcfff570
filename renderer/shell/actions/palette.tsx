import '@mantine/spotlight/styles.css'
import { createSpotlight, Spotlight } from '@mantine/spotlight'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { resourceFilterSchema } from '../../../electron/api/contract/resources.ts'
import { Keys } from '../../components/action-keys.tsx'
import { textLimits } from '../../components/form/limits.ts'
import { type Action, actions } from '../../live/actions.ts'
import { useReturnedFocus } from '../../live/focus/last-focus.ts'
import { useStore } from '../../live/store.ts'
import { useFoundLinks } from './found-links.ts'
import { type Command, useJobCommands, useSettingCommands } from './known-commands.ts'
import classes from './palette.module.css'

const perGroup = 6
const [store, spotlight] = createSpotlight()

/** Finds what can be done and where one can go: actions, jobs, settings and links, by name. */
export function Palette({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const [query, setQuery] = useState('')
  useReturnedFocus()
  useEffect(() => spotlight.open(), [])
  const offered = [...useStore(actions).values()].flat()
  const links = useFoundLinks(query)
  const jobs = useJobCommands()
  const settings = useSettingCommands()
  const of = (group: Action['group']) =>
    offered
      .filter((action) => action.group === group)
      .map((action) => ({ ...action, id: action.label }))
  const groups = [
    { heading: 'commands.page', found: matching(of('page'), query) },
    { heading: 'commands.go', found: matching(of('go'), query) },
    { heading: 'commands.everywhere', found: matching(of('everywhere'), query) },
    { heading: 'nav.jobs', found: matching(jobs, query) },
    { heading: 'nav.resources', found: links },
    { heading: 'nav.settings', found: query === '' ? [] : matching(settings, query) },
  ] as const satisfies readonly { heading: string; found: readonly Command[] }[]
  const isEmpty = groups.every(({ found }) => found.length === 0)
  return (
    <Spotlight.Root
      store={store}
      shortcut={null}
      query={query}
      onQueryChange={setQuery}
      onSpotlightClose={onClose}
      closeOnActionTrigger={false}
      scrollable
      maxHeight="60dvh"
      classNames={{ actionsGroup: classes['group'] ?? '' }}
      attributes={{ content: { 'aria-label': t('commands.search') } }}
    >
      <Spotlight.Search
        aria-label={t('commands.search')}
        placeholder={t('commands.placeholder')}
        leftSection={<IconSearch size={16} />}
        {...textLimits(resourceFilterSchema.shape.text)}
      />
      <Spotlight.ActionsList>
        {groups.map(({ heading, found }) =>
          found.length === 0 ? null : (
            <Spotlight.ActionsGroup key={heading} label={t(heading)}>
              {found.slice(0, perGroup).map((action) => (
                <Spotlight.Action
                  key={action.id}
                  label={action.label}
                  rightSection={action.keys === undefined ? undefined : <Keys keys={action.keys} />}
                  onClick={() => {
                    spotlight.close()
                    action.run()
                  }}
                />
              ))}
            </Spotlight.ActionsGroup>
          ),
        )}
        {isEmpty && <Spotlight.Empty>{t('commands.nothing')}</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  )
}

/** Those that hold every word. */
function matching(all: readonly Command[], query: string): readonly Command[] {
  const words = query.toLowerCase().split(/\s+/)
  return all.filter(({ label }) => words.every((word) => label.toLowerCase().includes(word)))
}
