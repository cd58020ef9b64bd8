import { readFileSync } from 'node:fs';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';

type Source = Record<string, string | undefined>;

/** The environment cannot be used as it is; `mistakes` has one sentence for each. */
export class InvalidEnv extends Error {
  constructor(readonly mistakes: string[]) {
    super(mistakes.join('\n'));
    this.name = 'InvalidEnv';
  }
}

/** What a program needs to know from outside. */
export interface Wanted<Env extends object> {
  /** With class-validator's rules, each of them telling what the value must be. */
  type: new () => Env;
  /** One sentence a variable; what has none is not read. */
  sentences: Readonly<Record<string, string>>;
  /** Secrets that may also come from a file, named by the same variable with `_FILE` behind it. */
  fromFile: readonly string[];
}

/**
 * Reads and checks all variables at once; throws one `InvalidEnv` with every mistake. An empty value counts as none. Values are never
 * repeated: they may be secrets.
 */
export function readEnvironment<Env extends object>({ type, sentences, fromFile }: Wanted<Env>, source: Source): Env {
  const mistakes: string[] = [];
  const given: Record<string, string> = {};
  for (const name of Object.keys(sentences)) {
    const value = source[name]?.trim() || (fromFile.includes(name) ? contentsOf(name, source, mistakes) : undefined);
    if (value) given[name] = value;
  }
  const env = plainToInstance(type, given);
  for (const { property, constraints } of validateSync(env)) {
    const reason = Object.values(constraints ?? {})[0]?.replace(`${property} `, '');
    mistakes.push(`${property} ${given[property] === undefined ? 'is not set; it ' : ''}${reason}. ${sentences[property]}`);
  }
  if (mistakes.length > 0) throw new InvalidEnv(mistakes);
  return env;
}

function contentsOf(name: string, source: Source, mistakes: string[]): string | undefined {
  const path = source[`${name}_FILE`];
  if (!path) return undefined;
  try {
    return readFileSync(path, 'utf8').trim();
  } catch (error) {
    mistakes.push(`${name}_FILE names a file that cannot be read (${(error as NodeJS.ErrnoException).code}); check its path and rights.`);
    return undefined;
  }
}
