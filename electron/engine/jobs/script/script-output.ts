import type { Readable } from 'node:stream'
import type { Level } from '../../model/run.ts'
import type { Mask } from '../../model/secrets/mask.ts'
import { OutputBudget, type OutputSink } from '../output/budget.ts'
import { OutputLines } from '../output/lines.ts'

/** What the output of a program becomes: lines of a log, and progress. */
export type OutputReader = OutputSink & { progress(done: number, total: number): void }

// A line of this shape moves the bar instead of filling the log.
const progressLine = /^::progress (\d{1,15})\/(\d{1,15})$/

/** Reads both outputs of a program line by line; the returned function reads what is left and ends. */
export function readOutput(
  { stdout, stderr }: { readonly stdout: Readable; readonly stderr: Readable },
  mask: Mask,
  reader: OutputReader,
): () => void {
  const budget = new OutputBudget(reader)
  const lines = (level: Level) =>
    new OutputLines((text, colors) => {
      const [, done, total] = progressLine.exec(text) ?? []
      if (done === undefined) budget.line(level, text, colors)
      else reader.progress(Number(done), Number(total))
    }, mask)
  const ends = [read(stdout, lines('info')), read(stderr, lines('warn'))]
  return () => {
    for (const end of ends) end()
    budget.end()
  }
}

function read(stream: Readable, lines: OutputLines): () => void {
  stream.on('data', (bytes: Uint8Array) => lines.push(bytes))
  return () => {
    stream.destroy()
    lines.end()
  }
}
