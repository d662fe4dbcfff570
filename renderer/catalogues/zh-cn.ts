import page from '../../electron/words/zh-CN/page.json'
import reasons from '../../electron/words/zh-CN/reasons.json'
import shared from '../../electron/words/zh-CN/shared.json'

export const catalogue = { ...shared, ...reasons, ...page }
