import { type Exchange, type SimulatedAnswer, SimulatedDrives } from '../simulated-drives.ts'
import { accountAnswer, accountHosts, type Member, signInPage } from './account-answers.ts'

export { cookieOf } from './account-answers.ts'

/** Quark and UC as far as accounts go, on 127.0.0.1: the page on which one signs in, and two calls. */
export class AccountDrive implements AsyncDisposable {
  readonly members = new Map<string, Member>()
  /** Answers in the place of the drive, where it gives one. */
  answering: (exchange: Exchange) => SimulatedAnswer | undefined = () => undefined
  #drives: SimulatedDrives | undefined
  #tickets = 0

  static async start(): Promise<AccountDrive> {
    const drive = new AccountDrive()
    drive.#drives = await SimulatedDrives.start(
      (exchange) => drive.answering(exchange) ?? drive.#answerTo(exchange),
      accountHosts,
    )
    return drive
  }

  /** The server behind it. */
  get drives(): SimulatedDrives {
    if (!this.#drives) throw new Error('The drive was not started.')
    return this.#drives
  }

  /** Every request, in the order of arrival. */
  get exchanges(): Exchange[] {
    return this.drives.exchanges
  }

  get origins(): Map<string, string> {
    return this.drives.origins
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#drives?.[Symbol.asyncDispose]()
  }

  #answerTo(exchange: Exchange): SimulatedAnswer {
    const ticket = () => `fresh-ticket-${(this.#tickets += 1)}`
    const answer = accountAnswer(exchange, (uid) => this.members.get(uid), ticket)
    return answer ?? { status: 200, html: signInPage }
  }
}
