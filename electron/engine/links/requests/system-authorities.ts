import { getCACertificates, setDefaultCACertificates } from 'node:tls'

// OpenSSL's names for a chain that ends in nobody who is known, and its words where there is no name.
const unknown =
  /SELF_SIGNED_CERT|UNABLE_TO_(?:VERIFY_LEAF_SIGNATURE|GET_ISSUER_CERT)|self-signed certificate|unable to (?:verify the first|get (?:local )?issuer) certificate/

let isRead = false
let hasOwn = false

/**
 * Has the whole process trust what this machine trusts beside the public authorities, as that of a company, of a proxy
 * that looks into what passes, or of a person's own servers; false where there is nothing more to trust for a failure. To
 * read them takes half a second: it is done once, and only where a certificate is not trusted otherwise.
 */
export function trustsSystemFor(failure: unknown): boolean {
  if (!isOfAuthority(failure)) return false
  if (isRead) return hasOwn
  isRead = true
  const known = getCACertificates('default')
  const own = getCACertificates('system').filter((each) => !known.includes(each))
  hasOwn = own.length > 0
  if (hasOwn) setDefaultCACertificates([...known, ...own])
  return hasOwn
}

function isOfAuthority(failure: unknown): boolean {
  if (!(failure instanceof Error)) return false
  const code = 'code' in failure && typeof failure.code === 'string' ? failure.code : ''
  return unknown.test(code) || unknown.test(failure.message) || isOfAuthority(failure.cause)
}
