type Status = 'good' | 'warn' | 'bad'

/** What was looked at; `advice` is empty where all is well. */
export type Finding = {
  readonly check: string
  readonly status: Status
  readonly found: string
  readonly advice: string
}

export function good(check: string, found: string): Finding {
  return { check, status: 'good', found, advice: '' }
}

export function odd(check: string, status: Status, found: string, advice: string): Finding {
  return { check, status, found, advice }
}

export function isBad({ status }: Finding): boolean {
  return status === 'bad'
}
