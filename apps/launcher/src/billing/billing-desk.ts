import { decimalsOf, readMoney, writeMoney } from '#domain/billing/money.js';
import { type Tariff, USUAL_PACKAGE_SIZE, USUAL_SINGLE_PRICE_MINOR } from '#domain/packages/tariff.js';
import { type AccountNow, readAccount } from '#persistence/billing/billing.view.js';
import { readStatement } from '#persistence/billing/statement.view.js';
import { TariffStore } from '#persistence/billing/tariff.store.js';
import type { Database, Tx } from '#persistence/database.js';
import { LedgerStore } from '#persistence/packages/ledger.store.js';
import { statement } from '#persistence/statement.js';
import type { Wake } from '#persistence/wake.js';
import { refused, type Wish } from './arguments.js';

const unsettled = statement(
  'billing_command.unsettled',
  `select id, state, amount_minor as "amountMinor", problem from payment
    where company_id = $1 and (problem is not null or state = 'pending') order by id desc limit 20`,
);
const LAST_LINES = 10;
const FOREVER = { from: new Date(0), to: new Date('9999-01-01T00:00:00Z'), kinds: null };

/** What somebody of the platform does to a company's account; each answer is what to say. */
export class BillingDesk {
  private readonly tariffs: TariffStore;

  constructor(
    private readonly database: Database,
    wake: Pick<Wake, 'wake'>,
  ) {
    this.tariffs = new TariffStore(new LedgerStore(database, wake));
  }

  async run(wish: Wish): Promise<string[]> {
    const { companyId, command } = wish;
    const account = await this.database.transaction(companyId, (tx) => readAccount(tx));
    if (command === 'tariff') await this.setTariff(wish, account);
    if (command === 'free') await this.tariffs.removeTariff(companyId, wish);
    const before = command === 'adjust' ? !(await this.adjust(wish, account)) : command === 'package' ? !(await this.give(wish)) : false;
    const shown = await this.database.transaction(companyId, (tx) => show(tx));
    return before ? ['This was done before, under the same key: nothing is changed.', '', ...shown] : shown;
  }

  private async setTariff(wish: Wish, { currency, tariff }: AccountNow): Promise<void> {
    const { companyId, active, autoTopUp, size, packagePrice, singlePrice, licences, who, reason } = wish;
    if (!tariff && packagePrice === undefined && licences === undefined) throw refused('The first tariff needs a --package-price.');
    const given = defined({
      ...{ active, autoTopUp, packageSize: size },
      packagePriceMinor: packagePrice === undefined ? undefined : price('--package-price', packagePrice, currency),
      singlePriceMinor: singlePrice === undefined ? undefined : price('--single-price', singlePrice, currency),
    });
    const changes = Object.keys(given).length > 0;
    if (changes && !tariff && packagePrice === undefined) throw refused('The first tariff needs a --package-price.');
    if (changes) await this.tariffs.setTariff(companyId, (now) => ({ ...(now ?? USUAL), ...given }), { who, reason });
    if (licences !== undefined) await this.tariffs.setLicences(companyId, licences, { who, reason });
  }

  private adjust({ companyId, amount = '', key, who, reason }: Wish, { currency }: AccountNow): Promise<boolean> {
    const amountMinor = readMoney(amount, currency);
    if (amountMinor === null || amountMinor === 0)
      throw refused(`--amount must be money such as ${example(currency)} or -${example(currency)}.`);
    return this.tariffs.adjust(companyId, { amountMinor, key }, { who, reason });
  }

  private give({ companyId, size = USUAL_PACKAGE_SIZE, key, who, reason }: Wish): Promise<boolean> {
    return this.tariffs.givePackage(companyId, { size, key }, { who, reason });
  }
}

const USUAL: Tariff = {
  ...{ active: true, autoTopUp: true, packageSize: USUAL_PACKAGE_SIZE },
  ...{ packagePriceMinor: 0, singlePriceMinor: USUAL_SINGLE_PRICE_MINOR },
};

const defined = <Fields extends object>(fields: Fields): { [Name in keyof Fields]?: Exclude<Fields[Name], undefined> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;

const example = (currency: string): string => writeMoney(1_200 * 10 ** decimalsOf(currency), currency);

function price(name: string, text: string, currency: string): number {
  const minor = readMoney(text, currency);
  if (minor === null || minor < 0)
    throw refused(`${name} must be money in ${currency} with all its decimals, such as ${example(currency)}.`);
  return minor;
}

async function show(tx: Tx): Promise<string[]> {
  const { currency, balanceMinor, tariff, licences, operators, placesLeft, timeZone } = await readAccount(tx);
  const money = (minor: number): string => `${writeMoney(minor, currency)} ${currency}`;
  const payments = await tx.query<{ id: number; state: string; amountMinor: number; problem: string | null }>(unsettled, [tx.companyId]);
  const lines = await readStatement(tx, FOREVER, { before: null, limit: LAST_LINES });
  return [
    `company ${tx.companyId}, ${timeZone}`,
    `balance   ${money(balanceMinor)}`,
    `licences  ${licences ?? 'any number'}, ${operators} in use`,
    `tariff    ${tariff ? tariffLine(tariff, money) : 'none: dialogs cost nothing'}`,
    `places    ${placesLeft} left`,
    ...payments.map(
      ({ id, state, amountMinor, problem }) => `payment   ${id} ${state} ${money(amountMinor)}${problem ? `: ${problem}` : ''}`,
    ),
    ...lines.map(({ at, kind, amountMinor, balanceAfterMinor, note }) =>
      ['entry    ', at.toISOString(), kind, money(amountMinor), `→ ${money(balanceAfterMinor)}`, note].join(' ').trimEnd(),
    ),
  ];
}

function tariffLine(
  { active, autoTopUp, packageSize, packagePriceMinor, singlePriceMinor }: Tariff,
  money: (minor: number) => string,
): string {
  const topUp = autoTopUp ? 'topped up by itself' : 'not topped up by itself';
  return `${active ? 'active' : 'not active'}, ${packageSize} dialogs for ${money(packagePriceMinor)}, ${topUp}, a single one ${money(singlePriceMinor)}`;
}
