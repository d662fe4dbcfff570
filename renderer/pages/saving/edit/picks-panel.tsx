import { NumberInput, Stack, Switch, TagsInput, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Fold } from '../../../components/form/fold.tsx'
import { Panel } from '../../../components/panel.tsx'
import type { DraftProps } from './draft-props.ts'
import classes from './edit.module.css'
import { groupsIn, groupTexts } from './task-draft.ts'

/** Which files of the share are wanted. */
export function PicksPanel({ draft, onChange }: DraftProps) {
  const { t } = useTranslation()
  const { filter, followed, from, isNamedBelow, isReplaced, isSuffixIgnored, to, total } = draft
  const { preferred } = draft
  const isUsual = followed === '' && !isSuffixIgnored
  const number = (name: 'from' | 'to' | 'total', value: number | null) => (
    <NumberInput
      label={t(`saving.pick.${name}`)}
      description={t(`saving.pick.${name}Hint`)}
      min={name === 'total' ? 1 : 0}
      max={99_999}
      allowDecimal={name !== 'total'}
      value={value ?? ''}
      onChange={(next) => onChange({ [name]: next === '' ? null : Number(next) })}
    />
  )
  const toggle = (name: 'isNamedBelow' | 'isReplaced' | 'isSuffixIgnored', isOn: boolean) => (
    <Switch
      label={t(`saving.pick.${name}`)}
      description={t(`saving.pick.${name}Hint`)}
      checked={isOn}
      onChange={({ currentTarget }) => onChange({ [name]: currentTarget.checked })}
    />
  )
  return (
    <Panel title={t('saving.picks')}>
      <Stack gap="sm">
        <div className={classes['grid']}>
          <TagsInput
            label={t('saving.pick.out')}
            description={t('saving.pick.outHint')}
            acceptValueOnBlur
            maxLength={100}
            value={filter.out}
            onChange={(out) => onChange({ filter: { ...filter, out } })}
          />
          <TagsInput
            label={t('saving.pick.keep')}
            description={t('saving.pick.keepHint')}
            acceptValueOnBlur
            splitChars={[',']}
            value={groupTexts(filter.keep)}
            onChange={(keep) => onChange({ filter: { ...filter, keep: groupsIn(keep) } })}
          />
          {number('from', from)}
          {number('to', to)}
          {number('total', total)}
        </div>
        <TagsInput
          label={t('saving.pick.preferred')}
          description={t('saving.pick.preferredHint')}
          acceptValueOnBlur
          maxLength={100}
          value={[...preferred]}
          onChange={(preferred) => onChange({ preferred })}
        />
        <Fold label={t('saving.more')} isOpenAtFirst={!isUsual} mustBeOpen={false}>
          <Stack gap="sm">
            <TextInput
              label={t('saving.pick.followed')}
              description={t('saving.pick.followedHint')}
              classNames={{ input: classes['mono'] ?? '' }}
              spellCheck={false}
              maxLength={2000}
              value={followed}
              onChange={({ currentTarget }) => onChange({ followed: currentTarget.value })}
            />
            {followed !== '' && toggle('isNamedBelow', isNamedBelow)}
            {followed !== '' && toggle('isReplaced', isReplaced)}
            {toggle('isSuffixIgnored', isSuffixIgnored)}
          </Stack>
        </Fold>
      </Stack>
    </Panel>
  )
}
