import { useTranslation } from 'react-i18next'
import { actions, keysText } from '../live/actions.ts'
import { useStore } from '../live/store.ts'
import classes from './action-keys.module.css'

const groups = ['everywhere', 'go', 'page'] as const

/** All keys that do something on the page that is shown. */
export function ActionKeys() {
  const { t } = useTranslation()
  const all = [...useStore(actions).values()].flat()
  return groups.map((group) => {
    const rows = all.filter((action) => action.group === group && action.keys !== undefined)
    if (rows.length === 0) return null
    return (
      <section key={group} className={classes['section']}>
        <h3 className={classes['heading']}>{t(`commands.${group}`)}</h3>
        <dl className={classes['rows']}>
          {rows.map(({ label, keys = '' }) => (
            <div key={label + keys}>
              <dt>{label}</dt>
              <dd>
                <Keys keys={keys} />
              </dd>
            </div>
          ))}
        </dl>
      </section>
    )
  })
}

/** The keys of an action, as this computer has them. */
export function Keys({ keys }: { readonly keys: string }) {
  return <kbd className={classes['keys']}>{keysText(keys)}</kbd>
}
