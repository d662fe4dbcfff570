import { useEffect, useState } from 'react'

/** Puts a text on the clipboard, in a page that came over plain HTTP from another machine as well. */
export async function copyText(text: string): Promise<void> {
  if (window.isSecureContext) return navigator.clipboard.writeText(text)
  // Only secure contexts have the other. https://w3c.github.io/clipboard-apis/#async-clipboard-api
  const { activeElement } = document
  const field = document.createElement('textarea')
  field.value = text
  document.body.append(field)
  field.select()
  document.execCommand('copy')
  field.remove()
  if (activeElement instanceof HTMLElement) activeElement.focus()
}

const shownMs = 2000

/** Copies a text; `copied` is true for two seconds after that. */
export function useCopy() {
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), shownMs)
    return () => clearTimeout(timer)
  }, [copied])
  const copy = (text: string) => {
    copyText(text).then(
      () => setCopied(true),
      // Where the browser forbids it, nothing says that it was done.
      () => undefined,
    )
  }
  return { copied, copy }
}
