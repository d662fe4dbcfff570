import { spawnSync } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import { MissingPrerequisite } from './electron-runtime.mjs'

const waitAtMostS = 600

/**
 * Runs apt-get as root. While another installation holds one of its locks, says so and waits for it.
 * @param {string[]} args
 * @throws {MissingPrerequisite} with the last line of apt-get's complaint
 */
export async function aptGet(args) {
  let attempt = run(args, 0)
  if (isLockedOut(attempt)) {
    console.log(`Waiting for another installation to finish${holderOf(attempt)} …`)
    const giveUpAt = Date.now() + waitAtMostS * 1000
    do {
      await pause(1000)
      attempt = run(args, waitAtMostS)
    } while (isLockedOut(attempt) && Date.now() < giveUpAt)
  }
  if (attempt.status === 0) return
  const complaint = attempt.stderr.trim().split('\n').at(-1)
  throw new MissingPrerequisite(`apt-get ${args.join(' ')} failed: ${complaint}`)
}

// apt-get waits this long for dpkg's locks, but gives up at once on those of its lists and archives.
function run(args, waitS) {
  return spawnSync('apt-get', ['-o', `DPkg::Lock::Timeout=${waitS}`, ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C.UTF-8' },
  })
}

const isLockedOut = ({ stderr }) => stderr.includes('Could not get lock')

function holderOf({ stderr }) {
  const [, holder] = /held by (process \d+ \(.+\))/.exec(stderr) ?? []
  return holder === undefined ? '' : `: ${holder}`
}
