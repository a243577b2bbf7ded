import { parseArgs, type ParseArgsConfig } from 'node:util';
import { fail } from './fail.js';

type Options = NonNullable<ParseArgsConfig['options']>;
type Arguments<Named extends Options> = ReturnType<
  typeof parseArgs<{ options: Named; allowPositionals: true }>
>;

/**
 * Reads a tool's arguments. Ends the program with its usage if that was asked for, and with the reason if they are
 * wrong: a typing mistake must never start the work.
 *
 * @param positionalsMax how many arguments without a name the tool takes
 */
export function readArguments<const Named extends Options>(
  usage: string,
  named: Named,
  positionalsMax = 0,
): Arguments<Named> {
  const { values, positionals } = parse({ ...named, help: { type: 'boolean', short: 'h' } });
  if (values.help === true) {
    process.stdout.write(usage);
    process.exit(0);
  }
  const rest = positionals.slice(positionalsMax);
  if (rest.length > 0) fail(`Unexpected arguments: "${rest.join(' ')}".`);
  return { values, positionals } as Arguments<Named>;
}

function parse(options: Options) {
  try {
    return parseArgs({ options, allowPositionals: true });
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}
