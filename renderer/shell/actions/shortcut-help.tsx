import { Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { actions, keysText } from '../../live/actions.ts'
import { useStore } from '../../live/store.ts'
import classes from './action-keys.module.css'

const groups = ['everywhere', 'go', 'page'] as const

/** All keys that do something here. */
export function ShortcutHelp({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const all = [...useStore(actions).values()].flat()
  return (
    <Modal opened onClose={onClose} title={t('commands.help')} size={440}>
      {groups.map((group) => {
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
                    <kbd>{keysText(keys)}</kbd>
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        )
      })}
    </Modal>
  )
}
