import { type NetworkCode, RequestError } from '../../electron/engine/links/requests/request.ts'

/** What a requester throws when no answer came. */
export function noAnswer(code: NetworkCode, reason: string = code): RequestError {
  return new RequestError(code, { reason, because: { key: code } })
}
