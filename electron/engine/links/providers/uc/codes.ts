import { quarkCodes } from '../quark/codes.ts'

/** UC answers in Quark's codes (measured by kungal on 25 links). */
export const codes = quarkCodes('uc')
