import type { Node } from './syntax.ts'

/** How many code points a part takes; null where that is not always the same. */
export function fixedWidth(node: Node): number | null {
  switch (node.kind) {
    case 'empty':
    case 'edge':
    case 'look':
      return 0
    case 'character':
    case 'any':
    case 'set':
      return 1
    case 'group':
    case 'atomic':
      return fixedWidth(node.body)
    case 'back-reference':
      return null
    case 'condition':
      return same([node.matched, node.otherwise])
    case 'choice':
      return same(node.options)
    case 'repeat': {
      const width = fixedWidth(node.body)
      return width === null || node.least !== node.most ? null : width * node.least
    }
    case 'sequence': {
      let sum = 0
      for (const part of node.parts) {
        const width = fixedWidth(part)
        if (width === null) return null
        sum += width
      }
      return sum
    }
  }
}

function same(nodes: readonly Node[]): number | null {
  const [first = null, ...others] = nodes.map(fixedWidth)
  return others.every((width) => width === first) ? first : null
}
