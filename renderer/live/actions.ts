import { useEffect, useEffectEvent, useId, useRef } from 'react'
import { Store } from './store.ts'

/** Something that can be done from where the person is: by its keys, or by its name in the search of commands. */
export type Action = {
  /** Where it is listed. */
  readonly group: 'go' | 'page' | 'everywhere'
  readonly label: string
  /** As `mod+K`, where `mod` is ⌘ on macOS and Ctrl elsewhere, or as `/`; a key alone does nothing inside a field. */
  readonly keys?: string
  /** The keys also do what they do elsewhere, such as copying a text that is marked. */
  readonly isShared?: boolean
  readonly run: () => void
}

/** The actions there are now, by who offers them. */
export const actions = new Store<ReadonlyMap<string, readonly Action[]>>(new Map())

/** Offers actions for as long as the component is shown. */
export function useActions(offered: readonly Action[]): void {
  const id = useId()
  // Whatever an action reads is as new as the last drawing, without being offered anew each time.
  const latest = useRef(offered)
  useEffect(() => {
    latest.current = offered
  })
  const names = JSON.stringify(offered.map(({ group, label, keys }) => [group, label, keys]))
  const renew = useEffectEvent((_names: string) =>
    actions.set(
      new Map(actions.get()).set(
        id,
        latest.current.map((action, index) => ({
          ...action,
          run: () => latest.current[index]?.run(),
        })),
      ),
    ),
  )
  useEffect(() => {
    renew(names)
    return () => actions.set(new Map([...actions.get()].filter(([other]) => other !== id)))
  }, [id, names])
}

/** How the keys of an action are written on this computer. */
export function keysText(keys: string): string {
  const isMac = navigator.platform.startsWith('Mac')
  const parts = keys.split('+').map((part) => {
    if (part !== 'mod') return part.length === 1 ? part.toUpperCase() : part
    return isMac ? '⌘' : 'Ctrl'
  })
  return parts.join(isMac ? '' : ' ')
}
