import { defineQuery, defineSignal } from '@temporalio/workflow';
import type { ProcessDefinition } from '../process.js';

/** A company whose dialogs are blocked, or whose account has changed so that they need not be. */
export interface PackageTopUpInput {
  companyId: number;
}

export interface PackageTopUpResult {
  /** In all, while this process ran. */
  unblocked: number;
}

export interface PackageTopUpState extends PackageTopUpResult {
  /** For which nothing paid when we looked last. */
  blocked: number;
}

/**
 * One process for a company. Whatever may make room for blocked dialogs starts it (a payment, a package, a tariff, a setting), as does the
 * first dialog that is blocked: a start that meets the running one tells it to look again.
 */
export const packageTopUpProcess = {
  name: 'package-top-up',
  workflowType: 'packageTopUp',
  taskQueue: 'billing',
  startSignal: 'accountChanged',
} as const satisfies ProcessDefinition;

export const accountChangedSignal = defineSignal<[PackageTopUpInput]>(packageTopUpProcess.startSignal);
export const packageTopUpStateQuery = defineQuery<PackageTopUpState>('packageTopUpState');

export const packageTopUpWorkflowId = (companyId: number): string => `package-top-up:${companyId}`;
