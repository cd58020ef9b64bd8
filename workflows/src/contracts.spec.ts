import { dialogIdOf, waitingForOperatorWorkflowId } from './waiting-for-operator/waiting-for-operator.contract.js';
import { companyOfOnboarding, onboardingWorkflowId } from './onboarding/onboarding.contract.js';
import { dialogIdOfRun, scenarioRunWorkflowId } from './scenario-run/scenario-run.contract.js';
import { webhookDeliveryWorkflowId, webhookIdOf } from './webhook-delivery/webhook-delivery.contract.js';
import { messageIdOf, messageRetryWorkflowId } from './message-retry/message-retry.contract.js';

it('a workflow id names what it is about, and nothing else', () => {
  expect(dialogIdOf(waitingForOperatorWorkflowId(1042))).toBe(1042);
  expect(messageIdOf(messageRetryWorkflowId(1043))).toBe(1043);
  expect(webhookIdOf(webhookDeliveryWorkflowId(1044))).toBe(1044);
  expect(dialogIdOfRun(scenarioRunWorkflowId(1045))).toBe(1045);
  expect(companyOfOnboarding(onboardingWorkflowId(1046))).toBe(1046);
  expect(companyOfOnboarding(messageRetryWorkflowId(1043))).toBeNull();
  expect(webhookIdOf(messageRetryWorkflowId(1043))).toBeNull();
  expect(dialogIdOfRun(waitingForOperatorWorkflowId(1042))).toBeNull();
  expect(dialogIdOf(messageRetryWorkflowId(1043))).toBeNull();
  expect(messageIdOf('message-retry:')).toBeNull();
  expect(messageIdOf('message-retry:12x')).toBeNull();
});
