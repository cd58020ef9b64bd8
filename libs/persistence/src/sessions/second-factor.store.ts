import { createHash } from 'node:crypto';
import type { UsedCodes } from '#domain/sessions/check-code.js';
import type { SecondFactorStore as SecondFactorStorePort } from '#domain/sessions/manage-second-factor.js';
import type { Colleagues } from '#domain/sessions/take-second-factor.js';
import type { SecondFactor } from '#domain/sessions/second-factor.js';
import type { SessionOwner } from '#domain/sessions/session.js';
import type { Database, Tx } from '../database.js';
import type { SecretBox } from '../encryption/secret-box.js';
import { statement } from '../statement.js';
import { openTotpSecret, sealTotpSecret } from './totp-secret.js';

const read = statement('second_factor.read', `select totp_secret as sealed, totp_enabled_at as "enabledAt" from operator where id = $1`);
const known = statement('second_factor.known', `select 1 from operator where id = $1 and state <> 'deleted'`);
const left = statement(
  'second_factor.codes_left',
  `select count(*) as count from recovery_code where operator_id = $1 and used_at is null`,
);
const propose = statement(
  'second_factor.propose',
  `update operator set totp_secret = $2, totp_last_step = null where id = $1 and totp_enabled_at is null returning 1`,
);
const enable = statement(
  'second_factor.enable',
  `update operator set totp_enabled_at = now(), totp_last_step = $3
    where id = $1 and totp_secret = $2 and totp_enabled_at is null returning 1`,
);
const lockEnabled = statement('second_factor.lock', `select 1 from operator where id = $1 and totp_enabled_at is not null for update`);
const disable = statement(
  'second_factor.disable',
  `update operator set totp_secret = null, totp_enabled_at = null, totp_last_step = null where id = $1 and totp_enabled_at is not null returning 1`,
);
// The row's lock puts two uses of one code in order; the second finds the step taken.
const takeStep = statement(
  'second_factor.take_step',
  `update operator set totp_last_step = $2 where id = $1 and totp_enabled_at is not null and coalesce(totp_last_step, -1) < $2 returning 1`,
);
const takeCode = statement(
  'second_factor.take_code',
  `update recovery_code set used_at = now() where operator_id = $1 and code_hash = $2 and used_at is null returning 1`,
);
const dropCodes = statement('second_factor.drop_codes', `delete from recovery_code where operator_id = $1`);
const addCodes = statement(
  'second_factor.add_codes',
  `insert into recovery_code (company_id, operator_id, code_hash) select $1, $2, hash from unnest($3::bytea[]) hash`,
);

/** Bound to its operator, as the same code could be drawn for two. */
const hashOf = (operatorId: number, code: string): Buffer => createHash('sha256').update(`${operatorId} ${code}`).digest();

/** Second factors: secrets sealed, recovery codes as hashes. */
export class SecondFactorStore implements SecondFactorStorePort, UsedCodes, Colleagues {
  constructor(
    private readonly database: Database,
    private readonly box: SecretBox,
  ) {}

  async read(owner: SessionOwner): Promise<SecondFactor> {
    const { sealed, enabledAt } = await this.row(owner);
    return { enabledAt, secret: sealed === null ? null : openTotpSecret(this.box, owner, sealed) };
  }

  /** How it stands, as its owner sees it. */
  state(owner: SessionOwner): Promise<{ enabledAt: Date | null; recoveryCodesLeft: number }> {
    return this.database.transaction(owner.companyId, async (tx) => {
      const [row] = await tx.query<{ enabledAt: Date | null }>(read, [owner.operatorId]);
      const [codes] = await tx.query<{ count: number }>(left, [owner.operatorId]);
      return { enabledAt: row?.enabledAt ?? null, recoveryCodesLeft: codes!.count };
    });
  }

  exists(companyId: number, operatorId: number): Promise<boolean> {
    return this.database.transaction(companyId, async (tx) => (await tx.query(known, [operatorId])).length > 0);
  }

  async propose(owner: SessionOwner, secret: string): Promise<boolean> {
    const sealed = sealTotpSecret(this.box, owner, secret);
    return this.database.transaction(owner.companyId, async (tx) => (await tx.query(propose, [owner.operatorId, sealed])).length > 0);
  }

  async enable(owner: SessionOwner, secret: string, step: number, recoveryCodes: string[]): Promise<boolean> {
    const { sealed } = await this.row(owner);
    if (sealed === null || openTotpSecret(this.box, owner, sealed) !== secret) return false;
    return this.database.transaction(owner.companyId, async (tx) => {
      if ((await tx.query(enable, [owner.operatorId, sealed, step])).length === 0) return false;
      await this.replaceCodes(tx, owner.operatorId, recoveryCodes);
      return true;
    });
  }

  replaceRecoveryCodes(owner: SessionOwner, recoveryCodes: string[]): Promise<boolean> {
    return this.database.transaction(owner.companyId, async (tx) => {
      if ((await tx.query(lockEnabled, [owner.operatorId])).length === 0) return false;
      await this.replaceCodes(tx, owner.operatorId, recoveryCodes);
      return true;
    });
  }

  disable({ companyId, operatorId }: SessionOwner): Promise<boolean> {
    return this.database.transaction(companyId, async (tx) => {
      if ((await tx.query(disable, [operatorId])).length === 0) return false;
      await tx.query(dropCodes, [operatorId]);
      return true;
    });
  }

  takeStep({ companyId, operatorId }: SessionOwner, step: number): Promise<boolean> {
    return this.database.transaction(companyId, async (tx) => (await tx.query(takeStep, [operatorId, step])).length > 0);
  }

  takeRecoveryCode({ companyId, operatorId }: SessionOwner, code: string): Promise<boolean> {
    const hash = hashOf(operatorId, code);
    return this.database.transaction(companyId, async (tx) => (await tx.query(takeCode, [operatorId, hash])).length > 0);
  }

  private async row({ companyId, operatorId }: SessionOwner): Promise<{ sealed: string | null; enabledAt: Date | null }> {
    const [row] = await this.database.transaction(companyId, (tx) =>
      tx.query<{ sealed: string | null; enabledAt: Date | null }>(read, [operatorId]),
    );
    return row ?? { sealed: null, enabledAt: null };
  }

  private async replaceCodes(tx: Tx, operatorId: number, codes: string[]): Promise<void> {
    await tx.query(dropCodes, [operatorId]);
    await tx.query(addCodes, [tx.companyId, operatorId, codes.map((code) => hashOf(operatorId, code))]);
  }
}
