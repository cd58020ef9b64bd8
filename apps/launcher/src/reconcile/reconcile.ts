import { Client, Connection } from '@temporalio/client';
import { errorText, StartError } from '../start-error.js';
import type { ReconcileOptions } from './arguments.js';
import { Findings } from './check.js';
import { clients, presences } from './checks/clients.checks.js';
import { dialogs } from './checks/dialogs.checks.js';
import { checkLedger } from './checks/ledger.checks.js';
import { chargedPackages, ledgerLines, numberedLedgers, payments } from './checks/ledger-lines.checks.js';
import { events, externalIds, messages } from './checks/messages.checks.js';
import { accounts, activeDialogs, packages } from './checks/packages.checks.js';
import { checkProcesses, processesNotChecked } from './checks/processes.check.js';
import { outbox, sends } from './checks/queues.checks.js';
import { checkReportSums, countedRequests, dialogDays } from './checks/reports.checks.js';
import { CompanyReader } from './company-reader.js';
import type { Installation } from './installation.js';
import { readLedgers, type LedgerPage } from './ledger.js';
import { walk, type Walk } from './walk.js';

const WALKS: readonly Walk[] = [
  clients,
  presences,
  dialogs,
  messages,
  externalIds,
  events,
  sends,
  outbox,
  dialogDays,
  countedRequests,
  activeDialogs,
  packages,
  accounts,
  numberedLedgers,
  ledgerLines,
  chargedPackages,
  payments,
];

export interface Reconciled {
  findings: Findings;
  companies: number;
}

/** Looks at every company of an installation, or at one, and changes nothing. */
export async function reconcile(installation: Installation, { companyId, ledgers }: ReconcileOptions): Promise<Reconciled> {
  const ledger = ledgers.length > 0 ? await readLedgers(ledgers) : null;
  const reader = await openReader(installation);
  const temporal = await reachTemporal(installation);
  const client = temporal && new Client({ connection: temporal, namespace: installation.temporalNamespace });
  try {
    const companies = await chosen(reader, companyId);
    const findings = new Findings();
    for (const id of companies) await checkCompany({ reader, temporal: client, ledger, ledgers }, id, findings);
    return { findings, companies: companies.length };
  } finally {
    await temporal?.close();
    await reader.close();
  }
}

interface Sources {
  reader: CompanyReader;
  temporal: Client | null;
  ledger: LedgerPage | null;
  ledgers: string[];
}

async function checkCompany({ reader, temporal, ledger, ledgers }: Sources, companyId: number, findings: Findings): Promise<void> {
  const add = (found: Awaited<ReturnType<typeof walk>>): void => found.forEach((finding) => findings.add(finding));
  for (const table of WALKS) add(await walk(reader, companyId, table));
  add(await checkReportSums(reader, companyId));
  add(temporal ? await checkProcesses(temporal, reader, companyId) : processesNotChecked('Temporal does not answer'));
  if (ledger) add(await checkLedger(reader, companyId, ledger, () => readLedgers(ledgers)));
}

async function chosen(reader: CompanyReader, companyId: number | null): Promise<number[]> {
  const companies = await reader.companies();
  if (companyId === null) return companies;
  if (!companies.includes(companyId))
    throw new StartError(`There is no company ${companyId} in this installation; leave --company out to look at all of them.`, 78);
  return [companyId];
}

async function openReader({ databaseUrl, secretKey }: Installation): Promise<CompanyReader> {
  try {
    return await CompanyReader.open(databaseUrl, secretKey);
  } catch (error) {
    const code = (error as { code?: string }).code;
    const reason =
      code === '28P01' ? 'it does not know the key of this installation; correct SECRET_KEY' : `${errorText(error)}; start Deskwire first`;
    throw new StartError(`The database of this installation cannot be read: ${reason}.`);
  }
}

/** Durable processes can be looked at only while Temporal answers; everything else can be at any time. */
async function reachTemporal({ temporalAddress: address }: Installation): Promise<Connection | null> {
  if (address === null) return null;
  try {
    return await Connection.connect({ address, connectTimeout: 3_000 });
  } catch {
    return null;
  }
}
