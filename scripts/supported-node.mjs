// Each npm script runs this first: on a Node that is too old better-sqlite3 crashes, and TypeScript is not read.
import { readFileSync } from 'node:fs'

const read = (name) => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8')

/** @returns {string | undefined} why this Node will not do, in a sentence that says what helps. */
export function nodeProblem({ version, platform, arch }) {
  const [needed] = read('.nvmrc').trim().split('.')
  const [major] = version.replace('v', '').split('.')
  if (Number(major) >= Number(needed)) return undefined
  const problem = `Pansentry needs Node ${needed} or newer, and this is ${version}`
  return isPinned(platform, arch)
    ? `${problem}: run “npm install”, which brings it along with the optional packages.`
    : `${problem}: npm brings none for ${platform}-${arch}, so install it from https://nodejs.org.`
}

/** Whether `npm install` brings a Node for a system: the npm registry has no current one for macOS and Windows on Arm. */
function isPinned(platform, arch) {
  const { optionalDependencies } = JSON.parse(read('package.json'))
  return `node-${platform.replace('win32', 'win')}-${arch}` in optionalDependencies
}

if (process.argv[1]?.endsWith('supported-node.mjs')) {
  const problem = nodeProblem(process)
  if (problem) {
    console.error(problem)
    process.exit(1)
  }
}
