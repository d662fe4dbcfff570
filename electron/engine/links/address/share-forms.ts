import type { Provider } from '../../model/provider.ts'

/** One form of a drive's share address. Where a host is not exact, `*.` stands for any subdomain. */
export type ShareForm = {
  readonly hosts: readonly string[]
  /** Matched from the start of path, query and fragment; names `id`, and maybe `folder` and `passcode`. */
  readonly shape: RegExp
  /** The address that is kept. */
  readonly address: (id: string, host: string) => string
  /** What a folder adds to it; absent where folders are not told apart. */
  readonly folder?: (folder: string) => string
  /** Set where `?code=` names the share, and not its passcode. */
  readonly codeIsId?: true
}

/** What the links of one drive are recognised and written by. */
export type LinkForms<Id extends Provider = Provider> = {
  readonly id: Id
  readonly addresses: readonly ShareForm[]
  /** The query key under which the drive's page takes a passcode; absent where it takes none there. */
  readonly passcodeKey?: string
  /** Set where a passcode may be words of a language. */
  readonly takesPhrases?: true
  /** What people call the drive beside a link, a longer name before a shorter one. */
  readonly names: readonly string[]
}

/** A form and whose it is. */
export type OwnedForm = ShareForm & { readonly provider: Provider }

/** The forms of all drives by the hosts they are found on. */
export class FormIndex {
  readonly #byHost: ReadonlyMap<string, readonly OwnedForm[]>

  constructor(drives: readonly LinkForms[]) {
    const forms = drives.flatMap(({ id, addresses }) =>
      addresses.map((form): OwnedForm => ({ ...form, provider: id })),
    )
    const hosts = new Set(forms.flatMap((form) => form.hosts))
    this.#byHost = new Map(
      [...hosts].map((host) => [host, forms.filter((form) => form.hosts.includes(host))]),
    )
  }

  get topLevelDomains(): string[] {
    return [...this.#byHost.keys()].map((host) => host.slice(host.lastIndexOf('.') + 1))
  }

  /** The forms a host may hold. The whole host is compared: `not115.com` is not `115.com`. */
  of(hostname: string): readonly OwnedForm[] {
    const host = hostname.startsWith('www.') ? hostname.slice(4) : hostname
    // A host's last two labels are what is registered.
    const registered = host.slice(host.lastIndexOf('.', host.lastIndexOf('.') - 1) + 1)
    const exact = this.#byHost.get(host) ?? none
    const anySubdomain = this.#byHost.get(`*.${registered}`)
    return anySubdomain ? [...exact, ...anySubdomain] : exact
  }
}

const none: readonly OwnedForm[] = []
