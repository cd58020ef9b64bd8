import type { Step, StepKind } from '../content.js';
import { closeWork } from './close.js';
import { conditionWork } from './condition.js';
import { delayWork } from './delay.js';
import { endWork } from './end.js';
import { goWork } from './go.js';
import { httpWork } from './http.js';
import { messageWork } from './message.js';
import { ratingWork } from './rating.js';
import { replyWork } from './reply.js';
import { setWork } from './set.js';
import type { StepWork } from './step-work.js';
import { ticketWork } from './ticket.js';
import { transferWork } from './transfer.js';

const WORKS: { [Kind in StepKind]: StepWork<Extract<Step, { kind: Kind }>> } = {
  ...{ message: messageWork, reply: replyWork, condition: conditionWork, set: setWork, http: httpWork, delay: delayWork },
  ...{ go: goWork, transfer: transferWork, close: closeWork, rating: ratingWork, ticket: ticketWork, end: endWork },
};

/** How this step works; its kind says which. */
export const workOf = (step: Step): StepWork<Step> => WORKS[step.kind] as StepWork<Step>;
