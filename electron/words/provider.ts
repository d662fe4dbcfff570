import type { Provider } from '../api/contract/resources.ts'
import type { Words } from './catalogue.ts'

/** The name of a cloud drive. */
export function providerText({ t }: Pick<Words, 't'>, provider: Provider): string {
  return t(`provider.${provider}`)
}
