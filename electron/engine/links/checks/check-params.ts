import { type CheckParams, checkParamsSchema } from '../../model/params/check-params.ts'
import { atSpeed } from '../../model/params/pace.ts'
import type { Settings } from '../../model/settings.ts'
import { ownPaces } from '../providers/index.ts'

/** The parameters of the check job; without lanes, each provider has its own pace. */
export const checkParams = checkParamsSchema(ownPaces)

/** Those parameters as they were stored, at the speed of the settings. */
export function checkParamsAt(stored: unknown, { checkSpeed }: Settings): CheckParams {
  return atSpeed(checkParams.parse(stored), checkSpeed)
}
