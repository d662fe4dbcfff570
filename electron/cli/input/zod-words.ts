import { zhCN } from 'zod/locales'
import type { Words } from '../../words/catalogue.ts'

// What zod itself has against a value.
const chinese = { error: zhCN().localeError }

/** Makes zod say in the language of the command what it has against a value. */
export function zodWords({ language }: Pick<Words, 'language'>) {
  return language === 'zh-CN' ? chinese : undefined
}
