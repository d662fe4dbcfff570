import '@mantine/dates/styles.css'
import 'dayjs/locale/zh-cn'
import { DateInput } from '@mantine/dates'
import dayjs from 'dayjs'
import customParseFormat from 'dayjs/plugin/customParseFormat'
import { useTranslation } from 'react-i18next'

// What is typed is read by a format of its own; without it dayjs takes "2" for February.
dayjs.extend(customParseFormat)

const stored = 'YYYY-MM-DD'

/** What is understood beside the form that the language shows. https://day.js.org/docs/en/parse/string-format */
const typed = [stored, 'YYYY-M-D', 'YYYY/M/D', 'YYYY.M.D', 'D MMM YYYY']

type Props = {
  /** Names the field, visibly unless `isBare`. */
  readonly label: string
  /** `2027-01-31`; empty for none. */
  readonly value: string
  /** Part of another field, which shows the label. */
  readonly isBare?: boolean
  readonly disabled?: boolean
  /** Called with a whole date, or with the empty text. */
  readonly onChange: (value: string) => void
}

/** A date, typed or chosen from a calendar in the language of the page. */
export function DateField({ label, value, isBare = false, onChange, ...props }: Props) {
  const { t, i18n } = useTranslation()
  const locale = i18n.language.startsWith('zh') ? 'zh-cn' : 'en'
  const parse = (text: string) => {
    const date = dayjs(text.trim(), [t('date.format.day'), ...typed], locale, true)
    return date.isValid() ? date.format(stored) : null
  }
  return (
    <DateInput
      {...props}
      {...(isBare ? {} : { label })}
      aria-label={t('date.partOf', { label, part: t('date.date') })}
      locale={locale}
      valueFormat={t('date.format.day')}
      monthLabelFormat={t('date.format.month')}
      yearLabelFormat={t('date.format.year')}
      firstDayOfWeek={1}
      weekendDays={[]}
      hideOutsideDates
      // In the window that the field stands in, not beside it.
      popoverProps={{ withinPortal: false }}
      dateParser={parse}
      placeholder={t('date.none')}
      clearable
      clearButtonProps={{ 'aria-label': t('date.clear') }}
      ariaLabels={{
        nextMonth: t('date.nextMonth'),
        previousMonth: t('date.previousMonth'),
        nextYear: t('date.nextYear'),
        previousYear: t('date.previousYear'),
        nextDecade: t('date.nextDecade'),
        previousDecade: t('date.previousDecade'),
      }}
      value={value === '' ? null : value}
      onChange={(date) => onChange(date ?? '')}
    />
  )
}
