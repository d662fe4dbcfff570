import { useEffect, useState } from 'react'
import type { SpotAnswer } from '../../../electron/api/contract/links.ts'
import type { ImportRow } from '../../../electron/api/contract/resources.ts'
import { client } from '../../live/api.ts'

// A person who copied more imports them, and the nightly check asks.
const mostAsked = 20

/** What drives say of offered links, as the answers come. */
export type Answers = {
  readonly asked: ReadonlySet<string>
  readonly byUrl: ReadonlyMap<string, SpotAnswer>
}

/**
 * Asks drives about the links of theirs that are offered. A page on the web is not asked before it is added: to open an
 * address that was copied in passing may use it up, or do something.
 */
export function useAnswers(links: readonly ImportRow[]): Answers {
  const [byUrl, setByUrl] = useState<ReadonlyMap<string, SpotAnswer>>(new Map())
  const urls = links
    .filter(({ provider }) => provider !== 'web')
    .slice(0, mostAsked)
    .map(({ url }) => url)
  const wanted = urls.join('\n')
  useEffect(() => {
    if (wanted === '') return
    const stop = new AbortController()
    void ask(wanted.split('\n'), stop.signal, (answer) =>
      setByUrl((before) => new Map(before).set(answer.url, answer)),
    )
    return () => stop.abort()
  }, [wanted])
  return { asked: new Set(urls), byUrl }
}

async function ask(
  urls: string[],
  signal: AbortSignal,
  answered: (answer: SpotAnswer) => void,
): Promise<void> {
  try {
    for await (const answer of await client.links.check({ urls }, { signal })) answered(answer)
  } catch {
    // They can be added without an answer.
  }
}
