/** BCP 47, from the environment as POSIX has it: `zh_CN.UTF-8` → `zh-CN`. */
export function systemLanguage(): string {
  const { LANG, LC_ALL, LC_MESSAGES } = process.env
  const [name = ''] = (LC_ALL || LC_MESSAGES || LANG || '').split(/[.@]/)
  if (name === 'C' || name === 'POSIX') return 'en'
  return name.replace('_', '-') || new Intl.DateTimeFormat().resolvedOptions().locale
}
