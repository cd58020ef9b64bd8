import type { Caller } from '../access/caller.js';
import { mustBeBelow, type HeldRole } from '../access/raise.js';
import { notFound } from '../shared/domain-error.js';
import type { SecondFactorStore } from './manage-second-factor.js';
import { OwnSecondFactor, SecondFactorIsOff } from './sessions.errors.js';

export interface Colleagues {
  /** Null: nobody of this id works here. */
  held(companyId: number, operatorId: number): Promise<HeldRole | null>;
}

/** Switches a colleague's second factor off: he lost his phone and his recovery codes. */
export class TakeSecondFactor {
  constructor(
    private readonly colleagues: Colleagues,
    private readonly store: Pick<SecondFactorStore, 'disable'>,
  ) {}

  async run(caller: Caller, operatorId: number): Promise<void> {
    // Whoever found a browser open would need neither password nor code.
    if (operatorId === caller.operatorId) throw new OwnSecondFactor();
    const held = await this.colleagues.held(caller.companyId, operatorId);
    if (!held) throw notFound('Operator');
    mustBeBelow(caller, held);
    if (!(await this.store.disable({ companyId: caller.companyId, operatorId }))) throw new SecondFactorIsOff();
  }
}
