import page from '../../electron/words/en/page.json'
import reasons from '../../electron/words/en/reasons.json'
import shared from '../../electron/words/en/shared.json'

export const catalogue = { ...shared, ...reasons, ...page }
