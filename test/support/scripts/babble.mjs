// Prints 200 MB as fast as it is read, then one last line.
import { once } from 'node:events'

const line = `${'all work and no play makes a dull log '.repeat(3)}\n`
const chunk = line.repeat(512)
for (let written = 0; written < 200_000_000; written += chunk.length) {
  if (!process.stdout.write(chunk)) await once(process.stdout, 'drain')
}
process.stdout.write('the last line\n')
