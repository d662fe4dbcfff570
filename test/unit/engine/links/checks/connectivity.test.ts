import { describe, expect, test } from 'vitest'
import {
  connectivityPages,
  probeConnectivity,
} from '../../../../../electron/engine/links/checks/connectivity.ts'
import type { NetworkCode } from '../../../../../electron/engine/links/requests/request.ts'
import { noAnswer } from '../../../../support/no-answer.ts'

const never = new AbortController().signal

function probed(answers: readonly (number | NetworkCode)[]) {
  const request = async (page: string) => {
    const answer = answers[connectivityPages.findIndex((known) => known === page)] ?? 0
    if (typeof answer === 'string') throw noAnswer(answer)
    return { status: answer, headers: {}, body: '' }
  }
  return probeConnectivity(request, never)
}

describe('the internet is', () => {
  test.each([
    ['online', [204, 'network.timeout', 'network.timeout']],
    ['online', ['network.proxy', 'network.proxy', 204]],
    ['portal', [302, 200, 'network.timeout']],
    ['offline', ['network.timeout', 'network.no_host', 'network.dns']],
    ['offline', ['network.proxy', 'network.timeout', 'network.proxy']],
    ['proxy', ['network.proxy', 'network.proxy', 'network.proxy']],
  ] as const)('%s: %j', async (state, answers) => {
    expect(await probed(answers)).toBe(state)
  })
})
