import type { ProcessDefinition } from '#workflows/process.js';
import { historyImportProcess } from '#workflows/history-import/history-import.contract.js';
import { letterProcess } from '#workflows/letter/letter.contract.js';
import { messageRetryProcess } from '#workflows/message-retry/message-retry.contract.js';
import { onboardingProcess } from '#workflows/onboarding/onboarding.contract.js';
import { operatorAbsenceProcess } from '#workflows/operator-absence/operator-absence.contract.js';
import { packageTopUpProcess } from '#workflows/package-top-up/package-top-up.contract.js';
import { paymentProcess } from '#workflows/payment/payment.contract.js';
import { reportMailProcess } from '#workflows/report-mail/report-mail.contract.js';
import { scenarioRunProcess } from '#workflows/scenario-run/scenario-run.contract.js';
import { snoozeProcess } from '#workflows/snooze/snooze.contract.js';
import { templateSyncProcess } from '#workflows/template-sync/template-sync.contract.js';
import { voicePreparationProcess } from '#workflows/voice-preparation/voice-preparation.contract.js';
import { webhookDeliveryProcess } from '#workflows/webhook-delivery/webhook-delivery.contract.js';
import { waitingForOperatorProcess } from '#workflows/waiting-for-operator/waiting-for-operator.contract.js';

const PROCESSES: readonly ProcessDefinition[] = [
  historyImportProcess,
  letterProcess,
  messageRetryProcess,
  onboardingProcess,
  operatorAbsenceProcess,
  packageTopUpProcess,
  paymentProcess,
  reportMailProcess,
  scenarioRunProcess,
  snoozeProcess,
  templateSyncProcess,
  voicePreparationProcess,
  waitingForOperatorProcess,
  webhookDeliveryProcess,
];

const BY_NAME = new Map(PROCESSES.map((process) => [process.name, process]));

/** Those whose words stand behind no others: a relay of their own carries them. */
export const BILLING_PROCESSES: readonly string[] = PROCESSES.filter(({ taskQueue }) => taskQueue === 'billing').map(({ name }) => name);

/** Undefined: written by a newer version; it waits until that one's workers run. */
export const processOf = (name: string): ProcessDefinition | undefined => BY_NAME.get(name);
