import { parseArgs } from 'node:util';
import { StartError, errorText } from '../start-error.js';

export interface ReconcileOptions {
  /** null = all companies. */
  companyId: number | null;
  ledgers: string[];
}

export const USAGE = `npm run reconcile [-- --company <id>] [--ledger <address of a simulator>]…

Compares what belongs together in the database of the running installation, and its messages with what a
simulated provider sent and received. It only reads. Exit code 0: no difference, 1: differences, others: not checked.`;

/** Reads the command line; null when only the usage was asked for. */
export function readArguments(args: string[]): ReconcileOptions | null {
  const { help, company, ledger = [] } = parsed(args);
  if (help) return null;
  if (company !== undefined && !/^[1-9]\d{0,14}$/.test(company))
    throw new StartError('--company must be the number of a company, such as 1001.', 78);
  const wrong = ledger.find((url) => !URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol));
  if (wrong !== undefined) throw new StartError('--ledger must be an address such as http://127.0.0.1:3100.', 78);
  return { companyId: company === undefined ? null : Number(company), ledgers: ledger };
}

function parsed(args: string[]): { help?: boolean; company?: string; ledger?: string[] } {
  const options = {
    help: { type: 'boolean', short: 'h' },
    company: { type: 'string' },
    ledger: { type: 'string', multiple: true },
  } as const;
  try {
    return parseArgs({ args, options }).values;
  } catch (error) {
    throw new StartError(`${errorText(error)}\n${USAGE}`, 78);
  }
}
