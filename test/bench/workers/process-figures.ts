import { readdirSync, readFileSync } from 'node:fs'

// What Linux counts processor time in: sysconf(_SC_CLK_TCK).
const tickMs = 10

const pageMiB = 4096 / 2 ** 20

/** A process and those it started, as far as they are there. */
function family(pid: number): string[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return pids.filter((name) => name === String(pid) || statOf(name)?.[1] === String(pid))
}

/** What follows the name in `/proc/<pid>/stat`: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
function statOf(pid: string): string[] | undefined {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')
  } catch {
    return undefined
  }
}

/** Processor time of a process and its children, those that have ended included. */
export function familyCpuMs(pid: number): number {
  return (
    family(pid).reduce((sum, each) => {
      const own = statOf(each) ?? []
      const ended = each === String(pid) ? [own[13], own[14]] : []
      return sum + [own[11], own[12], ...ended].reduce((ms, ticks) => ms + Number(ticks ?? 0), 0)
    }, 0) * tickMs
  )
}

/** Memory of a process and its children in MiB; what they share counts once. */
export function familyMiB(pid: number): number {
  const kiB = family(pid).map((each) => {
    try {
      const text = readFileSync(`/proc/${each}/smaps_rollup`, 'utf8')
      return Number(/^Pss:\s+(\d+)/m.exec(text)?.[1] ?? 0)
    } catch {
      return 0
    }
  })
  return kiB.reduce((sum, each) => sum + each, 0) / 1024
}

export const residentMiB = (pid: number) =>
  Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * pageMiB

/** What the queues take in the database, indexes included, and how many jobs there are. */
export const queueSizeSql = `SELECT sum(pg_total_relation_size(oid)) / 1048576.0 AS mib,
    (SELECT count(*) FROM pgboss.job_common) AS jobs
  FROM pg_class WHERE relkind = 'r' AND relname LIKE 'job%'`
