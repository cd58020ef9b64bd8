import type { OperatorAvailability } from './change-status.js';

/** How much work the rules give an operator; absent stays as it is. */
export interface WorkChanges {
  takesPartInQueue?: boolean;
  /** His own limit; null = the company's. */
  maxOpenDialogs?: number | null;
}

export interface OperatorWorkStore {
  /** Throws "not found" for whoever does not work here. */
  changeWork(companyId: number, operatorId: number, changes: WorkChanges): Promise<void>;
}

/** An admin says how much work an operator gets; what waits may come to him at once. */
export class ChangeWork {
  constructor(
    private readonly operators: OperatorWorkStore,
    private readonly availability: OperatorAvailability,
  ) {}

  async run(companyId: number, operatorId: number, changes: WorkChanges): Promise<void> {
    await this.operators.changeWork(companyId, operatorId, changes);
    await this.availability.changed(companyId, operatorId);
  }
}
