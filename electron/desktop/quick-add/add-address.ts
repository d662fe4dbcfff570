import { longestAddress } from '../../engine/model/link.ts'
import { oneLine } from '../../engine/model/terms/one-line.ts'
import { addressScheme } from '../start/wishes.ts'

const longestHandedOver = 20_000
const mostLinks = 20
const longestTitle = 300

/**
 * The text that `pansentry://add?url=…` hands over: a line for each `url`, which is an http or https address, with a
 * `title` before it and a `passcode` behind it where there is one link alone. Null for any other address; parameters of
 * other names are passed over.
 */
export function textHandedOver(address: string): string | null {
  const url = address.length > longestHandedOver ? null : URL.parse(address)
  if (url === null || !isAdding(url)) return null
  const links = url.searchParams.getAll('url').map((link) => link.trim())
  if (links.length === 0 || links.length > mostLinks || !links.every(isWebAddress)) return null
  const [link] = links
  if (links.length > 1 || link === undefined) return links.join('\n')
  const title = oneLine(url.searchParams.get('title') ?? '')
    .trim()
    .slice(0, longestTitle)
  const passcode = url.searchParams.get('passcode') ?? ''
  const labelled = /^[a-z0-9]{1,16}$/i.test(passcode) ? ` 提取码: ${passcode}` : ''
  return `${title === '' ? '' : `${title} `}${link}${labelled}`
}

function isAdding({ host, password, pathname, protocol, username }: URL): boolean {
  return (
    protocol === `${addressScheme}:` &&
    host.toLowerCase() === 'add' &&
    // Some browsers write it with a slash.
    (pathname === '' || pathname === '/') &&
    username + password === ''
  )
}

const isWebAddress = (link: string) =>
  link.length <= longestAddress && /^https?:\/\/[^\s/]\S*$/i.test(link)
