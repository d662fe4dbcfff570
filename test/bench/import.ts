import { monitorEventLoopDelay } from 'node:perf_hooks'
import { openEngine } from '../support/engine.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

export type ImportFigures = {
  readonly lines: number
  readonly previewMs: number
  readonly commitMs: number
  /** The longest time in which nothing else could happen: what a window would freeze for. */
  readonly longestStallMs: number
}

/** Pasted text of so many lines, from reading to the last row. */
export async function benchImport(lines = 50_000): Promise<ImportFigures> {
  using folder = temporaryFolder()
  const { engine } = openEngine({ dataFolder: folder.path })
  const text = Array.from(
    { length: lines },
    (_, index) =>
      `示例剧集 ${index} https://pan.quark.cn/s/${index.toString(16).padStart(12, '0')} 提取码: a1B2`,
  ).join('\n')
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  const start = performance.now()
  const preview = await engine.resources.previewImport({ text, format: 'text' })
  const previewed = performance.now()
  const { added } = await engine.resources.commitImport({ token: preview.token })
  const committed = performance.now()
  // The monitor notices a stall only on its next turn.
  await new Promise((resolve) => setTimeout(resolve, 20))
  delay.disable()
  await engine.stop()
  if (added !== lines) throw new Error(`${added} of ${lines} lines were imported`)
  return {
    lines,
    previewMs: previewed - start,
    commitMs: committed - previewed,
    longestStallMs: delay.max / 1e6,
  }
}
