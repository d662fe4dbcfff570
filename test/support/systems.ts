import { existsSync } from 'node:fs'
import { describe } from 'vitest'

const isPosix = process.platform !== 'win32'
const isLinux = process.platform === 'linux'
const isRoot = process.getuid?.() === 0

/** The systems that a test may need, by the names under which a report lists what was skipped elsewhere. */
const systems = {
  /** Modes, signals, sockets in files, `#!` lines, a shell. */
  POSIX: isPosix,
  'POSIX as root': isPosix && isRoot,
  Linux: isLinux,
  'Linux as root': isLinux && isRoot,
  'Linux as root with exFAT': isLinux && isRoot && existsSync('/usr/sbin/mount.exfat-fuse'),
  'Linux with rpmbuild': isLinux && existsSync('/usr/bin/rpmbuild'),
  'Linux with Ruby': isLinux && existsSync('/usr/bin/ruby'),
  Debian: isLinux && existsSync('/usr/bin/apt-get'),
  systemd: isLinux && existsSync('/usr/bin/systemd-analyze'),
}

/**
 * Tests of what one kind of system alone has: elsewhere they are skipped, and the report names the system they wait for.
 * What stands outside of such a block runs everywhere; `portable-tests.test.ts` holds it to that.
 */
export function describeOn(system: keyof typeof systems, subject: string, tests: () => void): void {
  describe.runIf(systems[system])(`on ${system}: ${subject}`, () => {
    tests()
  })
}
