import { createHash } from 'node:crypto';
import type { UsedCodes } from '#domain/sessions/check-code.js';
import type { SecondFactorStore as SecondFactorStorePort } from '#domain/sessions/manage-second-factor.js';
import type { SecondFactor } from '#domain/sessions/second-factor.js';
import type { SessionOwner } from '#domain/sessions/session.js';
import { recordAudit, type AuditObject } from '../audit/audit.store.js';
import type { Database, Tx } from '../database.js';
import type { SecretBox } from '../encryption/secret-box.js';
import { statement } from '../statement.js';
import { fullNameOf } from './full-name.sql.js';
import { openTotpSecret, sealTotpSecret } from './totp-secret.js';

const NAME = `${fullNameOf('operator')} as name`;
const read = statement('second_factor.read', `select totp_secret as sealed, totp_enabled_at as "enabledAt" from operator where id = $1`);
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
    where id = $1 and totp_secret = $2 and totp_enabled_at is null returning ${NAME}`,
);
const lockEnabled = statement(
  'second_factor.lock',
  `select ${NAME} from operator where id = $1 and totp_enabled_at is not null for update`,
);
const disable = statement(
  'second_factor.disable',
  `update operator set totp_secret = null, totp_enabled_at = null, totp_last_step = null where id = $1 and totp_enabled_at is not null returning ${NAME}`,
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

interface Named {
  name: string;
}

const objectOf = ({ operatorId: id }: SessionOwner, { name }: Named): AuditObject => ({ kind: 'operator', id, name });

/** Bound to its operator, as the same code could be drawn for two. */
const hashOf = (operatorId: number, code: string): Buffer => createHash('sha256').update(`${operatorId} ${code}`).digest();

/** Second factors: secrets sealed, recovery codes as hashes. */
export class SecondFactorStore implements SecondFactorStorePort, UsedCodes {
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

  async propose(owner: SessionOwner, secret: string): Promise<boolean> {
    const sealed = sealTotpSecret(this.box, owner, secret);
    return this.database.transaction(owner.companyId, async (tx) => (await tx.query(propose, [owner.operatorId, sealed])).length > 0);
  }

  async enable(owner: SessionOwner, secret: string, step: number, recoveryCodes: string[]): Promise<boolean> {
    const { sealed } = await this.row(owner);
    if (sealed === null || openTotpSecret(this.box, owner, sealed) !== secret) return false;
    return this.database.transaction(owner.companyId, async (tx) => {
      const [changed] = await tx.query<Named>(enable, [owner.operatorId, sealed, step]);
      if (!changed) return false;
      await this.replaceCodes(tx, owner.operatorId, recoveryCodes);
      await recordAudit(tx, { action: 'second_factor.on', object: objectOf(owner, changed) });
      return true;
    });
  }

  replaceRecoveryCodes(owner: SessionOwner, recoveryCodes: string[]): Promise<boolean> {
    return this.database.transaction(owner.companyId, async (tx) => {
      const [locked] = await tx.query<Named>(lockEnabled, [owner.operatorId]);
      if (!locked) return false;
      await this.replaceCodes(tx, owner.operatorId, recoveryCodes);
      await recordAudit(tx, { action: 'second_factor.codes', object: objectOf(owner, locked) });
      return true;
    });
  }

  disable(owner: SessionOwner): Promise<boolean> {
    return this.database.transaction(owner.companyId, async (tx) => {
      const [changed] = await tx.query<Named>(disable, [owner.operatorId]);
      if (!changed) return false;
      await tx.query(dropCodes, [owner.operatorId]);
      await recordAudit(tx, { action: 'second_factor.off', object: objectOf(owner, changed) });
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
