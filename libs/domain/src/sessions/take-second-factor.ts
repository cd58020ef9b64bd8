import { NotAllowed } from '../access/access.errors.js';
import type { Caller } from '../access/caller.js';
import { notFound } from '../shared/domain-error.js';
import type { SecondFactorStore } from './manage-second-factor.js';
import { OwnSecondFactor, SecondFactorIsOff } from './sessions.errors.js';

export interface Colleagues {
  exists(companyId: number, operatorId: number): Promise<boolean>;
}

/** Switches a colleague's second factor off: he lost his phone and his recovery codes. */
export class TakeSecondFactor {
  constructor(
    private readonly colleagues: Colleagues,
    private readonly store: Pick<SecondFactorStore, 'disable'>,
  ) {}

  async run(caller: Caller, operatorId: number): Promise<void> {
    if (operatorId === caller.operatorId) throw new OwnSecondFactor();
    if (!(await this.colleagues.exists(caller.companyId, operatorId))) throw notFound('Operator');
    if (caller.role !== 'admin') throw new NotAllowed();
    if (!(await this.store.disable({ companyId: caller.companyId, operatorId }))) throw new SecondFactorIsOff();
  }
}
