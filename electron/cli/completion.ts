import { z } from 'zod'
import { type Command, defineCommand } from './command.ts'
import { exitCode } from './exit-code.ts'

const shells = ['bash', 'zsh', 'fish'] as const

/** The command that prints completions for `commands`; `globals` are the options all of them take. */
export function completionOf(
  commands: () => readonly Command[],
  globals: readonly string[],
): Command {
  return defineCommand({
    name: 'completion',
    arguments: '<shell>',
    examples: [
      'completion bash > ~/.local/share/bash-completion/completions/pansentry',
      'completion zsh > "${fpath[1]}/_pansentry"',
      'completion fish > ~/.config/fish/completions/pansentry.fish',
    ],
    input: z.object({ shell: z.enum(shells) }),
    async run({ shell }, { json, terminal }) {
      const words = new Map<string, string[]>([['', []]])
      for (const { name, options } of commands()) {
        const [group = '', sub] = name.split(' ')
        words.set('', [...new Set([...(words.get('') ?? []), group])])
        if (sub !== undefined) words.set(group, [...(words.get(group) ?? []), sub])
        words.set(name, [...options, ...globals].flatMap(longFlags))
      }
      const script = scripts[shell](words)
      terminal.out(json ? JSON.stringify({ shell, script }) : script)
      return exitCode.ok
    },
  })
}

/** `-w, --wait` → `--wait` */
function longFlags(flags: string): string[] {
  return flags.match(/--[\w-]+/g) ?? []
}

type Words = ReadonlyMap<string, readonly string[]>

const scripts: Readonly<Record<(typeof shells)[number], (words: Words) => string>> = {
  bash: (words) => `# bash completion for pansentry
_pansentry() {
  local path="" word
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$word" in -*) ;; *) [ -n "$(_pansentry_words "$path\${path:+ }$word")" ] && path="$path\${path:+ }$word" ;; esac
  done
  COMPREPLY=($(compgen -W "$(_pansentry_words "$path")" -- "\${COMP_WORDS[COMP_CWORD]}"))
  [ \${#COMPREPLY[@]} -eq 0 ] && COMPREPLY=($(compgen -f -- "\${COMP_WORDS[COMP_CWORD]}"))
}
${wordsFunction(words)}
complete -F _pansentry pansentry`,
  zsh: (words) => `#compdef pansentry
_pansentry() {
  local known="" word
  for word in "\${(@)words[2,CURRENT-1]}"; do
    case "$word" in -*) ;; *) [[ -n "$(_pansentry_words "$known\${known:+ }$word")" ]] && known="$known\${known:+ }$word" ;; esac
  done
  compadd -- \${=:-"$(_pansentry_words "$known")"} || _files
}
${wordsFunction(words)}
compdef _pansentry pansentry`,
  fish: (words) =>
    [...words]
      .flatMap(([path, next]) => next.map((word) => fishLine(path, word, words)))
      .join('\n'),
}

function wordsFunction(words: Words): string {
  const cases = [...words].map(([path, next]) => `    "${path}") echo "${next.join(' ')}" ;;`)
  return ['_pansentry_words() {', '  case "$1" in', ...cases, '  esac', '}'].join('\n')
}

function fishLine(path: string, word: string, words: Words): string {
  const steps = path === '' ? [] : path.split(' ')
  const seen = steps.map((step) => `__fish_seen_subcommand_from ${step}`)
  const others = word.startsWith('-')
    ? []
    : [`not __fish_seen_subcommand_from ${(words.get(path) ?? []).join(' ')}`]
  const condition = [...seen, ...others].join('; and ')
  const offer = word.startsWith('--') ? `-l ${word.slice(2)}` : `-f -a ${word}`
  return `complete -c pansentry -n "${condition}" ${offer}`
}
