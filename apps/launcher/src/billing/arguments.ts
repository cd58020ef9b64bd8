import { parseArgs } from 'node:util';
import { StartError, errorText } from '../start-error.js';

export const USAGE = `npm run billing -- show --company <id>
npm run billing -- tariff --company <id> [--active yes|no] [--auto-top-up yes|no] [--size 100] [--package-price 1200.00]
                          [--single-price 2.50] [--licences 10|any] --who <name> --reason <text>
npm run billing -- free --company <id> --who <name> --reason <text>
npm run billing -- adjust --company <id> --amount 500.00|-500.00 --key <name> --who <name> --reason <text>
npm run billing -- package --company <id> --size 100 --key <name> --who <name> --reason <text>

show     what a company has, pays and has paid last
tariff   sets what is given and leaves the rest; the first tariff needs a --package-price, and from it on dialogs cost money
free     takes the tariff away: dialogs are counted and cost nothing
adjust   credits or charges; the company reads the reason in its statement
package  gives a package for nothing
Money is written in the company's currency with all its decimals: 1200.00. --key is a name of yours for the change (an invoice's number):
said again, nothing is done twice. Who and reason stand in the company's audit log.`;

const COMMANDS = ['show', 'tariff', 'free', 'adjust', 'package'] as const;

/** What the administrator of the platform asks for; texts as they were given, for the currency is not known yet. */
export interface Wish {
  command: (typeof COMMANDS)[number];
  companyId: number;
  who: string;
  reason: string;
  key: string;
  amount?: string;
  size?: number;
  active?: boolean;
  autoTopUp?: boolean;
  packagePrice?: string;
  singlePrice?: string;
  /** Null = any number. */
  licences?: number | null;
}

const MOST_PLACES = 1_000_000;
const text = { type: 'string' } as const;
const OPTIONS = {
  company: text,
  who: text,
  reason: text,
  key: text,
  amount: text,
  size: text,
  licences: text,
  active: text,
  'auto-top-up': text,
  'package-price': text,
  'single-price': text,
  help: { type: 'boolean', short: 'h' },
} as const;

/** Which of the options a command needs, beside the company. */
const NEEDED = {
  show: [],
  tariff: ['who', 'reason'],
  free: ['who', 'reason'],
  adjust: ['amount', 'key', 'who', 'reason'],
  package: ['size', 'key', 'who', 'reason'],
} as const;

/** Reads the command line; null when only the usage was asked for. */
export function readArguments(args: string[]): Wish | null {
  const { values, positionals } = parsed(args);
  if (values.help || args.length === 0) return null;
  const [command, ...more] = positionals;
  const known = COMMANDS.find((name) => name === command);
  if (!known || more.length > 0) throw refused(`Say one of: ${COMMANDS.join(', ')}.`);
  const { company, who = '', reason = '', key = '', amount } = values;
  if (!company || !/^[1-9]\d{0,14}$/.test(company)) throw refused('--company must be the number of a company, such as 1001.');
  const missing = NEEDED[known].filter((name) => !values[name]?.trim());
  if (missing.length > 0) throw refused(`${missing.map((name) => `--${name}`).join(', ')} must be given.`);
  if (key.length > 100) throw refused('--key may have 100 characters at most.');
  return {
    ...{ command: known, companyId: Number(company), who: who.trim(), reason: reason.trim(), key },
    ...given('amount', amount),
    ...given('size', values.size === undefined ? undefined : count('--size', values.size)),
    ...given('active', yesOrNo('--active', values.active)),
    ...given('autoTopUp', yesOrNo('--auto-top-up', values['auto-top-up'])),
    ...given('packagePrice', values['package-price']),
    ...given('singlePrice', values['single-price']),
    ...given('licences', licences(values.licences)),
  };
}

const given = <Name extends string, Value>(name: Name, value: Value | undefined): Partial<Record<Name, Value>> =>
  value === undefined ? {} : ({ [name]: value } as Record<Name, Value>);

function count(name: string, given: string): number {
  const number = /^\d{1,7}$/.test(given) ? Number(given) : 0;
  if (number < 1 || number > MOST_PLACES) throw refused(`${name} must be a whole number from 1 to ${MOST_PLACES}.`);
  return number;
}

function licences(given: string | undefined): number | null | undefined {
  if (given === undefined || given === 'any') return given && null;
  return count('--licences', given);
}

function yesOrNo(name: string, given: string | undefined): boolean | undefined {
  if (given !== undefined && given !== 'yes' && given !== 'no') throw refused(`${name} must be yes or no.`);
  return given === undefined ? undefined : given === 'yes';
}

function parsed(args: string[]) {
  try {
    // What begins with a dash and a digit is money, not an option of its own.
    const joined = args.flatMap((arg, n) => {
      if (/^-\d/.test(arg)) return [];
      const next = args[n + 1];
      return arg.startsWith('--') && next !== undefined && /^-\d/.test(next) ? [`${arg}=${next}`] : [arg];
    });
    return parseArgs({ args: joined, options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw refused(errorText(error));
  }
}

/** Nothing was done: the command line is not one of these. */
export const refused = (sentence: string): StartError => new StartError(`${sentence}\n\n${USAGE}`, 78);
