import { spawn } from 'node:child_process'
import { join } from 'node:path'

/** Runs a script of this folder in a process of its own, and reads the JSON it prints at its end. */
export async function childFigures<T>(script: string, args: readonly string[]): Promise<T> {
  const child = spawn(process.execPath, ['--expose-gc', join(import.meta.dirname, script), ...args])
  let output = ''
  let wrong = ''
  child.stdout.on('data', (chunk) => {
    output += String(chunk)
  })
  child.stderr.on('data', (chunk) => {
    wrong += String(chunk)
  })
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  if (code !== 0) throw new Error(`${script} ${args.join(' ')} ended with ${code}:\n${wrong}`)
  return JSON.parse(output) as T
}
