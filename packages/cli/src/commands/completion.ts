import { type Command, Option } from 'commander';
import { usageError } from '../cli-error.js';
import { writeLine } from '../output/output.js';
import { examples } from './common.js';

/** The scripts ask the program for completions, so that they never go stale. */
const scripts: Record<string, string> = {
  bash: `_latchkey() {
  local IFS=$'\\n'
  COMPREPLY=($(compgen -W "$(latchkey __complete "\${COMP_WORDS[@]:1:COMP_CWORD-1}" 2>/dev/null)" -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _latchkey latchkey`,
  zsh: `#compdef latchkey
_latchkey() {
  local -a words_now
  words_now=("\${(@f)$(latchkey __complete "\${(@)words[2,CURRENT-1]}" 2>/dev/null)}")
  compadd -a words_now || _files
}
# The file is the function where zsh loads it from a folder of $fpath, and a script where it is sourced.
if [[ "\${funcstack[1]}" = _latchkey ]]; then _latchkey "$@"; else compdef _latchkey latchkey; fi`,
  fish: `complete -c latchkey -f -a '(latchkey __complete (commandline -opc)[2..-1] 2>/dev/null)'
complete -c latchkey -F -n '__fish_seen_subcommand_from scan'
complete -c latchkey -F -n 'string match -q -- --file (commandline -opc)[-1]'`,
};

export function addCompletionCommand(program: Command): void {
  program
    .command('completion <shell>')
    .description(`Prints the completion script for a shell: ${Object.keys(scripts).join(', ')}.`)
    .addHelpText(
      'after',
      examples(
        'latchkey completion bash >> ~/.bashrc',
        'latchkey completion zsh > ~/.zfunc/_latchkey',
        'latchkey completion fish > ~/.config/fish/completions/latchkey.fish',
      ),
    )
    .action((shell: string) => {
      const script = scripts[shell];
      if (script === undefined)
        throw usageError(`No completion for "${shell}". Choose one of: ${Object.keys(scripts).join(', ')}.`);
      writeLine(script);
    });
  program
    .command('__complete [words...]', { hidden: true })
    .allowUnknownOption()
    .helpOption(false)
    .action((words: string[]) => complete(program, words).forEach(writeLine));
}

/** The words that can come next. */
function complete(program: Command, words: readonly string[]): string[] {
  let command = program;
  for (const word of words) {
    command =
      command.commands.find((each) => each.name() === word || each.aliases().includes(word)) ?? command;
  }
  const choices = pendingOption(command, words.at(-1))?.argChoices;
  if (choices) return choices;
  const help = command.createHelp();
  return [
    ...help.visibleCommands(command).map((each) => each.name()),
    ...help.visibleOptions(command).flatMap((option) => option.long ?? []),
  ];
}

/** The option whose value comes next, if any. */
const pendingOption = (command: Command, word: string | undefined): Option | undefined =>
  command.options.find((option) => option.long === word && (option.required || option.optional));
