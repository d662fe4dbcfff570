/**
 * Runs in the page: what there has no room. That is a page or anything else that scrolls sideways, and a text that is
 * cut off while no title gives the whole of it.
 */
export function cramped(): string[] {
  const nameOf = (element: Element) =>
    `${element.tagName.toLowerCase()}.${element.className} “${element.textContent.slice(0, 60)}”`
  const found: string[] = []
  for (const element of document.querySelectorAll<HTMLElement>('html, body *')) {
    const over = element.scrollWidth - element.clientWidth
    if (over <= 0 || element.clientWidth === 0 || !element.checkVisibility()) continue
    const { overflowX, textOverflow } = getComputedStyle(element)
    const isRoot = element === document.documentElement
    // What is read line by line, and what is typed, scrolls sideways where a line is long.
    const isText = element.matches('pre, input, textarea')
    if (isRoot || (!isText && (overflowX === 'auto' || overflowX === 'scroll'))) {
      found.push(`${over} px too wide: ${nameOf(element)}`)
    }
    // A field that is too narrow for its value can be walked through.
    if (textOverflow === 'ellipsis' && !isText && element.closest('[title]') === null) {
      found.push(`cut off by ${over} px, without a title: ${nameOf(element)}`)
    }
  }
  return found
}
