import type { Drive, Provider } from '../../model/provider.ts'

/** One form of a drive's share address. Where a host is not exact, `*.` stands for any subdomain. */
export type ShareForm = {
  readonly provider: Drive
  readonly hosts: readonly string[]
  /** Matched from the start of path, query and fragment; names `id`, and maybe `folder` and `passcode`. */
  readonly shape: RegExp
  /** The address that is kept. */
  readonly address: (id: string, host: string) => string
  /** What a folder adds to it; absent where folders are not told apart. */
  readonly folder?: (folder: string) => string
}

const quarkFolder = String.raw`(?:\?[^#]*)?(?:#\/list\/share\/(?:[^/]*\/)*(?<folder>[0-9a-zA-Z]{4,64}))?`

// facts: hosts of QAIU PanDomainTemplate, PanCheck, pansou and kungal; the list keeps growing.
const hosts123 = (
  '123pan 123panpay 123242 123245 123254 123259 123278 123294 123295 123592 123624 123635 ' +
  '123641 123652 123684 123685 123773 123795 123842 123860 123865 123912 123952 123957'
)
  .split(' ')
  .map((name) => `*.${name}.com`)

// All of them serve the same shares. ilanzou.com is another product.
const hostsLanzou = (
  'lanzou lanzoua lanzoub lanzouc lanzoud lanzoue lanzouf lanzoug lanzouh lanzoui lanzouj ' +
  'lanzouk lanzoul lanzoum lanzoun lanzouo lanzoup lanzouq lanzour lanzous lanzout lanzouu ' +
  'lanzouv lanzouw lanzoux lanzouy lanzouz lanzov lanzn lanzv lanzb lanosso lanpv lanpw lanwp ' +
  'lanrar bakstotre ulanzou woozooo dmpdmp webgetstore'
)
  .split(' ')
  .map((name) => `*.${name}.com`)

/** Every drive's share addresses, read from the public sources of the checkers named in docs/providers.md. */
const shareForms: readonly ShareForm[] = [
  {
    provider: 'quark',
    hosts: ['pan.quark.cn', 'quark.cn', 'pan.qoark.cn'],
    shape: new RegExp(String.raw`^\/s\/(?<id>[\w-]{3,40})(?![\w-])\/?${quarkFolder}`),
    address: (id, host) => `https://${host}/s/${id}`,
    folder: (folder) => `#/list/share/${folder}`,
  },
  {
    provider: 'quark',
    hosts: ['pan.quark.cn', 'quark.cn'],
    shape: /^\/[^?#]*\?(?:[^#]*&)?pwd_id=(?<id>[\w-]{3,40})(?![\w-])/,
    address: (id) => `https://pan.quark.cn/s/${id}`,
  },
  {
    provider: 'uc',
    hosts: ['drive.uc.cn', 'fast.uc.cn', 'yun.uc.cn', 'uc.cn'],
    shape: new RegExp(String.raw`^\/s\/(?<id>[0-9A-Za-z]{3,40})(?![\w-])\/?${quarkFolder}`),
    address: (id, host) => `https://${host}/s/${id}`,
    folder: (folder) => `#/list/share/${folder}`,
  },
  {
    provider: 'aliyun',
    hosts: ['aliyundrive.com', 'alipan.com'],
    shape: /^\/s\/(?<id>[\w-]{6,24})(?![\w-])(?:\/folder\/(?<folder>\w{4,64}))?/,
    address: (id, host) => `https://${host}/s/${id}`,
    folder: (folder) => `/folder/${folder}`,
  },
  {
    // Quick transfers have ids of their own.
    provider: 'aliyun',
    hosts: ['aliyundrive.com', 'alipan.com'],
    shape: /^\/(?<id>t\/[\w-]{6,24})(?![\w-])/,
    address: (id, host) => `https://${host}/${id}`,
  },
  {
    provider: 'aliyun',
    hosts: ['alywp.net'],
    shape: /^\/(?:s\/)?(?<id>[\w-]{6,24})(?![\w-])/,
    address: (id, host) => `https://${host}/${id}`,
  },
  {
    // Addresses with a path carry a leading 1 that `surl` leaves out: the id is kept without it.
    provider: 'baidu',
    hosts: ['pan.baidu.com', 'yun.baidu.com', 'eyun.baidu.com'],
    shape: /^\/[se]\/1(?<id>[\w-]{3,40})(?![\w-])/,
    address: (id) => `https://pan.baidu.com/s/1${id}`,
  },
  {
    provider: 'baidu',
    hosts: ['pan.baidu.com', 'yun.baidu.com', 'eyun.baidu.com'],
    shape: /^\/(?:share|wap)\/init\/?\?(?:[^#]*&)?surl=(?<id>[\w-]{3,40})(?![\w-])/,
    address: (id) => `https://pan.baidu.com/s/1${id}`,
  },
  {
    provider: '115',
    hosts: ['115.com', '115cdn.com', 'anxia.com'],
    shape: /^\/s\/(?<id>[0-9A-Za-z]{6,24})(?:-(?<passcode>[0-9A-Za-z]{4}))?(?![\w-])/,
    address: (id, host) => `https://${host}/s/${id}`,
  },
  {
    provider: '115',
    hosts: ['share.115.com'],
    shape: /^\/(?<id>[0-9A-Za-z]{8,24})(?:-(?<passcode>[0-9A-Za-z]{4}))?(?![\w-])/,
    address: (id, host) => `https://${host}/${id}`,
  },
  {
    provider: '123',
    hosts: [...hosts123, '*.123pan.cn'],
    shape: /^\/s\/(?<id>[\w-]{5,32})(?:\.html)?(?![\w-])/,
    address: (id, host) => `https://${host}/s/${id}`,
  },
  // A sharer's own host may serve no other path than the one it gave out.
  ...['ps', '123pan'].map(
    (path): ShareForm => ({
      provider: '123',
      hosts: [...hosts123, '*.123pan.cn'],
      shape: new RegExp(String.raw`^\/${path}\/(?<id>[\w-]{5,32})(?:\.html)?(?![\w-])`),
      address: (id, host) => `https://${host}/${path}/${id}`,
    }),
  ),
  {
    provider: '123',
    hosts: ['*.123pan.cn', '*.123pan.com'],
    shape: /^\/api\/srr\?(?:[^#]*&)?sk=(?<id>[\w-]{5,32})(?![\w-])/,
    address: (id, host) => `https://${host}/s/${id}`,
  },
  {
    provider: 'xunlei',
    hosts: ['pan.xunlei.com'],
    shape: /^\/s\/(?<id>[\w-]{8,40})(?![\w-])/,
    address: (id, host) => `https://${host}/s/${id}`,
  },
  {
    provider: 'tianyi',
    hosts: ['cloud.189.cn', 'h5.cloud.189.cn', 'ecloud.189.cn'],
    shape:
      /^\/(?:t\/|share\/|share\.html#\/t\/|web\/share\?(?:[^#]*&)?code=)(?<id>[0-9A-Za-z]{6,24})(?![\w-])/,
    address: (id) => `https://cloud.189.cn/t/${id}`,
  },
  {
    // Here the id may stand in the fragment, or be the whole query.
    provider: '139',
    hosts: ['yun.139.com', 'caiyun.139.com'],
    shape:
      /^\/(?:shareweb\/?(?:\?[^#]*)?#\/w\/i\/|(?:link\/)?w\/i\/|m\/i\/?\?|front\/?#\/detail\?(?:.*&)?linkID=)(?<id>[0-9A-Za-z]{6,24})(?![\w=-])/,
    address: (id) => `https://yun.139.com/shareweb/#/w/i/${id}`,
  },
  {
    provider: '139',
    hosts: ['caiyun.feixin.10086.cn'],
    shape: /^\/(?:\w{1,16}\/i\/)?(?<id>[0-9A-Za-z]{8,14})(?![\w-])(?!\/)/,
    address: (id) => `https://yun.139.com/shareweb/#/w/i/${id}`,
  },
  {
    provider: 'pikpak',
    hosts: ['mypikpak.com', 'mypikpak.net', 'toapp.mypikpak.com', 'toapp.mypikpak.net'],
    shape: /^\/s\/(?<id>[\w-]{8,40})(?![\w-])(?:\/(?<folder>[\w-]{8,40}))?/,
    address: (id, host) => `https://${host}/s/${id}`,
    folder: (folder) => `/${folder}`,
  },
  {
    // Names a person chose live apart from ids, and may be in any script.
    provider: 'lanzou',
    hosts: [...hostsLanzou, '*.t-is.cn'],
    shape: /^\/(?<id>[su]\/(?:[\w-]|%[0-9A-Fa-f]{2}){2,120})(?=[?#]|$)/,
    address: (id, host) => `https://${host}/${id}`,
  },
  {
    provider: 'lanzou',
    hosts: [...hostsLanzou, '*.t-is.cn'],
    shape: /^\/(?:tp\/|[^?#]*\?(?:[^#]*&)?webpage=)?(?<id>[\w-]{5,22})(?![\w/.-])/,
    address: (id, host) => `https://${host}/${id}`,
  },
  {
    provider: 'weiyun',
    hosts: ['share.weiyun.com'],
    shape: /^\/(?<id>[\w-]{7,24})(?![\w/.-])/,
    address: (id, host) => `https://${host}/${id}`,
  },
]

/** The query key under which a drive's page takes a passcode. */
export const passcodeKeys: Readonly<Partial<Record<Provider, string>>> = {
  quark: 'pwd',
  uc: 'pwd',
  aliyun: 'pwd',
  baidu: 'pwd',
  '115': 'password',
  '123': 'pwd',
  xunlei: 'pwd',
  tianyi: 'pwd',
  pikpak: 'pwd',
  lanzou: 'pwd',
}

const formsByHost = new Map<string, ShareForm[]>()
for (const form of shareForms) {
  for (const host of form.hosts) formsByHost.set(host, [...(formsByHost.get(host) ?? []), form])
}

/** The forms a host may hold. The whole host is compared: `not115.com` is not `115.com`. */
export function shareFormsOf(hostname: string): readonly ShareForm[] {
  const host = hostname.startsWith('www.') ? hostname.slice(4) : hostname
  // A host's last two labels are what is registered.
  const registered = host.slice(host.lastIndexOf('.', host.lastIndexOf('.') - 1) + 1)
  const exact = formsByHost.get(host) ?? none
  const anySubdomain = formsByHost.get(`*.${registered}`)
  return anySubdomain ? [...exact, ...anySubdomain] : exact
}

const none: readonly ShareForm[] = []
