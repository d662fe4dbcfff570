import { mostLevels } from '../../engine/model/terms/nesting.ts'

/** Why a body is turned away whose parts lie too deep in one another. */
export const tooDeep = `The body nests more than ${mostLevels} levels.`
