// Prints Chinese in pieces that end within a character; the last one never ends.
import { setTimeout as pause } from 'node:timers/promises'

const text = Buffer.from('盘哨\nhalf: 盘')
for (const [from, to] of [
  [0, 2],
  [2, 4],
  [4, 7],
  [7, text.length - 1],
]) {
  process.stdout.write(text.subarray(from, to))
  await pause(50)
}
