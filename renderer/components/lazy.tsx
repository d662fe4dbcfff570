import { Modal } from '@mantine/core'
import { type ComponentType, Suspense, use, useEffect, useReducer } from 'react'
import { useTranslation } from 'react-i18next'
import { connection } from '../live/connection.ts'
import { Failure } from './failure.tsx'

type Lazy<Props> = ComponentType<Props> & {
  /** Loads it before it is shown. */
  readonly preload: () => void
}

const idle = Promise.withResolvers<void>()

/** From the browser's next idle moment on, whatever is lazy loads before it is needed. */
export function preloadWhenIdle(): void {
  requestIdleCallback(() => idle.resolve())
}

/** A page in a file of its own; suspends until that is there. */
export function lazyPage<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  return lazily(load, NotLoaded)
}

/** A modal in a file of its own; nothing of it is seen until that is there. */
export function lazyModal<Props extends { readonly onClose: () => void }>(
  load: () => Promise<ComponentType<Props>>,
): Lazy<Props> {
  const Content = lazily(load, ({ onClose, onRetry }) => (
    <Modal opened onClose={onClose}>
      <NotLoaded onRetry={onRetry} />
    </Modal>
  ))
  const LazyModal = (props: Props) => (
    <Suspense>
      <Content {...props} />
    </Suspense>
  )
  return Object.assign(LazyModal, { preload: Content.preload })
}

type FailedProps = { readonly onRetry: () => void }

function NotLoaded({ onRetry }: FailedProps) {
  const { t } = useTranslation()
  return <Failure hint={t('errors.DISCONNECTED')} onRetry={onRetry} />
}

/** A component on its way. Unlike with React.lazy, a load that failed can be tried again. */
class Part<Props> {
  readonly #load: () => Promise<ComponentType<Props>>
  #attempt: Promise<void> | undefined
  loaded: ComponentType<Props> | undefined

  constructor(load: () => Promise<ComponentType<Props>>) {
    this.#load = load
  }

  /** Never rejects: the part is there then, or is not. */
  async load(): Promise<void> {
    try {
      this.loaded ??= await this.#load()
    } catch {
      // Shown where the part would be.
    }
  }

  /** The one attempt that goes on, as React wants it: the same promise at each look. */
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
  void idle.promise.then(preload)

  function LazyPart(props: Props) {
    const [, redraw] = useReducer((count: number) => count + 1, 0)
    // Whoever comes back does not find the failure of before.
    useEffect(() => () => part.forgetAttempt(), [])
    if (!part.loaded) use(part.attempt())
    const { loaded: Loaded } = part
    if (Loaded) return <Loaded {...props} />
    const retry = async () => {
      await part.load()
      // Its file is gone: the app was updated under this page, and another load finds the new one.
      if (!part.loaded && connection.get() === 'connected') window.location.reload()
      redraw()
    }
    return <Failed {...props} onRetry={() => void retry()} />
  }
  return Object.assign(LazyPart, { preload })
}
