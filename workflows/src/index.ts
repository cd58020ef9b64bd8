/** The bundle's entry: every workflow that a worker can run. */
export { historyImport } from './history-import/history-import.workflow.js';
export { letter } from './letter/letter.workflow.js';
export { messageRetry } from './message-retry/message-retry.workflow.js';
export { onboarding } from './onboarding/onboarding.workflow.js';
export { operatorAbsence } from './operator-absence/operator-absence.workflow.js';
export { packageTopUp } from './package-top-up/package-top-up.workflow.js';
export { payment } from './payment/payment.workflow.js';
export { reportMail } from './report-mail/report-mail.workflow.js';
export { scenarioRun } from './scenario-run/scenario-run.workflow.js';
export { scenarioSchedule } from './scenario-schedule/scenario-schedule.workflow.js';
export { snooze } from './snooze/snooze.workflow.js';
export { templateSync } from './template-sync/template-sync.workflow.js';
export { voicePreparation } from './voice-preparation/voice-preparation.workflow.js';
export { webhookDelivery } from './webhook-delivery/webhook-delivery.workflow.js';
export { waitingForOperator } from './waiting-for-operator/waiting-for-operator.workflow.js';
