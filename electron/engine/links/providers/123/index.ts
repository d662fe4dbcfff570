import type { ShareForm } from '../../address/share-forms.ts'
import type { LinkProvider } from '../provider.ts'
import { check } from './check.ts'
import { codes } from './codes.ts'

// The hosts that QAIU's PanDomainTemplate, PanCheck, pansou and kungal list; there are more every year.
const hosts = [
  ...(
    '123pan 123panpay 123242 123245 123254 123259 123278 123294 123295 123592 123624 123635 ' +
    '123641 123652 123684 123685 123773 123795 123842 123860 123865 123912 123952 123957'
  )
    .split(' ')
    .map((name) => `*.${name}.com`),
  '*.123pan.cn',
]

const pathForm = (path: string): ShareForm => ({
  hosts,
  shape: new RegExp(String.raw`^\/${path}\/(?<id>[\w-]{5,32})(?:\.html)?(?![\w-])`),
  address: (id, host) => `https://${host}/${path}/${id}`,
})

/** 123pan: the listing on the link's own host, for each of them is an installation of its own (measured by kungal). */
export const provider: LinkProvider<'123'> = {
  id: '123',
  addresses: [
    pathForm('s'),
    // A sharer's own host may serve no other path than the one it gave out.
    pathForm('ps'),
    pathForm('123pan'),
    {
      hosts: ['*.123pan.cn', '*.123pan.com'],
      shape: /^\/api\/srr\?(?:[^#]*&)?sk=(?<id>[\w-]{5,32})(?![\w-])/,
      address: (id, host) => `https://${host}/s/${id}`,
    },
  ],
  passcodeKey: 'pwd',
  names: ['123'],
  sample: 'https://www.123912.com/s/ab12-cd34',
  reasons: codes.reasons,
  check,
}
