/** The bundle's entry: every workflow that a worker can run. */
export { messageRetry } from './message-retry/message-retry.workflow.js';
export { waitingForOperator } from './waiting-for-operator/waiting-for-operator.workflow.js';
