import { checkParamsSchema } from '../../model/params/check-params.ts'
import { ownPaces } from '../providers/index.ts'

/** The parameters of the check job; without lanes, each provider has its own pace. */
export const checkParams = checkParamsSchema(ownPaces)
