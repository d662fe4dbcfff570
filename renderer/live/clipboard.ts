/** Puts a text on the clipboard, in a page that came over plain HTTP from another machine as well. */
export async function copyText(text: string): Promise<void> {
  if (window.isSecureContext) return navigator.clipboard.writeText(text)
  // Only secure contexts have the other. https://w3c.github.io/clipboard-apis/#async-clipboard-api
  const field = document.createElement('textarea')
  field.value = text
  document.body.append(field)
  field.select()
  document.execCommand('copy')
  field.remove()
}
