/** The scheme that the packaged app is registered for. */
export const addressScheme = 'pansentry'

/** What starts the app in another way than showing its window, each by its argument. */
export const startArguments = {
  hidden: '--hidden',
  'quick-add': '--quick-add',
  check: '--check',
} as const

/** What a start asks for; `address` is a `pansentry://…` that a browser or another program handed over, unread. */
export type Wish =
  | { readonly type: 'show' | keyof typeof startArguments }
  | { readonly type: 'address'; readonly address: string }

/**
 * What the arguments of a start ask for. Beside an address nothing counts: whoever wrote it may have tried to add
 * arguments of their own. https://www.electronjs.org/blog/protocol-handler-fix
 */
export function wishOf(argv: readonly string[]): Wish {
  const address = argv.find(isAddress)
  if (address !== undefined) return { type: 'address', address }
  const types = ['quick-add', 'check', 'hidden'] as const
  return { type: types.find((each) => argv.includes(startArguments[each])) ?? 'show' }
}

/** The arguments of a start without what they ask for, then those that ask for something else. */
export function withWish(args: readonly string[], wish: Wish): string[] {
  const others = args.filter((arg) => !isAddress(arg) && !allArguments.has(arg))
  if (wish.type === 'show') return others
  return [...others, wish.type === 'address' ? wish.address : startArguments[wish.type]]
}

const allArguments: ReadonlySet<string> = new Set(Object.values(startArguments))

/** Whether an argument is an address of the app's scheme. */
function isAddress(argument: string): boolean {
  return argument.toLowerCase().startsWith(`${addressScheme}:`)
}

// A page that hands over addresses without end.
const mostWaiting = 20

/** What later starts and the system ask for, kept until the app has started and can grant it. */
export class Wishes {
  #waiting: Wish[] = []
  #grant: ((wish: Wish) => void) | null = null

  add(wish: Wish): void {
    if (this.#grant) this.#grant(wish)
    else if (this.#waiting.length < mostWaiting) this.#waiting.push(wish)
  }

  /** Grants what waits, and everything from now on. */
  grant(grant: (wish: Wish) => void): void {
    this.#grant = grant
    for (const wish of this.#waiting.splice(0)) grant(wish)
  }
}
