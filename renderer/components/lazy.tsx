import {
  type ComponentType,
  Suspense,
  use,
  useEffect,
  useEffectEvent,
  useReducer,
  useState,
} from 'react'
import { useTranslation } from 'react-i18next'
import { connection } from '../live/connection.ts'
import { queryClient } from '../live/query-client.ts'
import { useStore } from '../live/store.ts'
import { Failure } from './failure.tsx'
import { Window } from './window/window.tsx'

type Lazy<Props> = ComponentType<Props> & {
  /** Loads it before it is shown. */
  readonly preload: () => void
}

const idle = Promise.withResolvers<void>()

/** Resolves when the page has nothing else to do for the first time. */
export const whenIdle = idle.promise

/** What loads a lazy part, after those before it: all at once would keep what a person asks for waiting. */
let ahead = idle.promise

/** Loads every lazy part ahead of its use, from the first idle moment on in which nothing is asked for. */
export function preloadWhenIdle(): () => void {
  const begin = () => {
    if (queryClient.isFetching() > 0) return
    stop()
    // Safari has no idle callbacks.
    if ('requestIdleCallback' in window) requestIdleCallback(() => idle.resolve())
    else setTimeout(() => idle.resolve(), 1000)
  }
  const stop = queryClient.getQueryCache().subscribe(begin)
  begin()
  return stop
}

/** A page in a file of its own; suspends while that loads. */
export function lazyPage<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  return lazily(load, NotLoaded)
}

/** A modal in a file of its own; it appears once that has loaded. */
export function lazyModal<Props extends { readonly onClose: () => void }>(
  load: () => Promise<ComponentType<Props>>,
) {
  const Content = lazily(load, ({ onClose, onRetry }) => (
    <Window onClose={onClose}>
      <NotLoaded onRetry={onRetry} />
    </Window>
  ))
  return (props: Props) => (
    <Suspense>
      <Content {...props} />
    </Suspense>
  )
}

type FailedProps = { readonly onRetry: () => void }

function NotLoaded({ onRetry }: FailedProps) {
  const { t } = useTranslation()
  const isConnected = useStore(connection) === 'connected'
  const [wasAway] = useState(!isConnected)
  const retry = useEffectEvent(onRetry)
  useEffect(() => {
    if (wasAway && isConnected) retry()
  }, [wasAway, isConnected])
  const hint = isConnected ? t('crash.partMissing') : t('errors.DISCONNECTED')
  return <Failure hint={hint} onRetry={onRetry} />
}

/** A component that loads on demand. Unlike React.lazy, it can try again after a failure. */
class Part<Props> {
  readonly #load: () => Promise<ComponentType<Props>>
  #attempt: Promise<void> | undefined
  loaded: ComponentType<Props> | undefined

  constructor(load: () => Promise<ComponentType<Props>>) {
    this.#load = load
  }

  /** Never rejects: afterwards `loaded` is set or not. */
  async load(): Promise<void> {
    try {
      this.loaded ??= await this.#load()
    } catch {
      // LazyPart shows the failure in the component's place.
    }
  }

  /** The current attempt; `use` needs the same promise on every render. */
  attempt(): Promise<void> {
    this.#attempt ??= this.load()
    return this.#attempt
  }

  forgetAttempt(): void {
    this.#attempt = undefined
  }
}

function lazily<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  Failed: ComponentType<Props & FailedProps>,
): Lazy<Props> {
  const part = new Part(load)
  const preload = () => void part.load()
  ahead = ahead.then(() => part.load())

  function LazyPart(props: Props) {
    const [, redraw] = useReducer((count: number) => count + 1, 0)
    // A failure is forgotten once it is no longer shown.
    useEffect(() => () => part.forgetAttempt(), [])
    if (!part.loaded) use(part.attempt())
    const { loaded: Loaded } = part
    if (Loaded) return <Loaded {...props} />
    const retry = async () => {
      await part.load()
      // The file is gone: the app was updated since this page loaded, and a reload gets the new page.
      if (!part.loaded && connection.get() === 'connected') window.location.reload()
      redraw()
    }
    return <Failed {...props} onRetry={() => void retry()} />
  }
  return Object.assign(LazyPart, { preload })
}
