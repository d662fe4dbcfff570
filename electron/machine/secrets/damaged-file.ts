import { existsSync } from 'node:fs'
import { moveFileSync } from '../../engine/disk/files.ts'

/** Keeps a damaged file aside, beside those that were damaged before: each may be all there is of a secret. */
export function keepDamaged(path: string): void {
  let name = `${path}.damaged`
  for (let count = 2; existsSync(name); count += 1) name = `${path}.damaged-${count}`
  moveFileSync(path, name)
}
