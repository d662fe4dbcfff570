import type { Finding } from '../../engine/model/doctor/finding.ts'

export function good(check: Finding['check'], found: string): Finding {
  return { check, status: 'good', found, advice: '' }
}

export function odd(
  check: Finding['check'],
  status: Finding['status'],
  found: string,
  advice: string,
): Finding {
  return { check, status, found, advice }
}

export function isBad({ status }: Finding): boolean {
  return status === 'bad'
}
