import type { SpotAnswer } from '../../../../electron/api/contract/links.ts'

// What a session or a login is known by, in headers, addresses and bodies.
const secret =
  '(?:[a-z_-]*token|authorization|(?:set-)?cookie|pwd|(?:share|pass)_?(?:pwd|code|word)|passwd|randsk|bdclnd|sekey|sign)'
const isSecret = new RegExp(`^${secret}$`, 'i')
const inJson = new RegExp(`("${secret}"\\s*:\\s*)"[^"]*"`, 'gi')
const inQuery = new RegExp(`((?:^|[?&;\\s])${secret}=)[^&;\\s"#]*`, 'gi')

/** What a person hands on when a link was judged wrongly: what was asked and answered, without passcodes and tokens. */
export function reportOf(answer: SpotAnswer, passcode: string, version: string): string {
  const { title: _, index: __, total: ___, ...told } = answer
  const hidden = (name: string, value: unknown) => {
    if (typeof value !== 'string') return value
    return isSecret.test(name) ? '***' : hideSecrets(value, passcode)
  }
  return `\`\`\`json\n${JSON.stringify({ pansentry: version, ...told }, hidden, 2)}\n\`\`\`\n`
}

/** A text without a passcode, in whichever way an address writes it, and without what names a session. */
export function hideSecrets(text: string, passcode: string): string {
  const forms = passcode === '' ? [] : [passcode, encodeURIComponent(passcode)]
  return forms
    .reduce((all, form) => all.replaceAll(form, '***'), text)
    .replace(inJson, '$1"***"')
    .replace(inQuery, '$1***')
}
