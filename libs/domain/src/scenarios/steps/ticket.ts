import { TICKET_LIMITS, ticketNumber } from '../../tickets/ticket.js';
import type { TicketStep } from '../content.js';
import { StepFailed } from '../step-failed.js';
import { leaveBy, type StepWork } from './step-work.js';

export const ticketWork: StepWork<TicketStep> = {
  async enter({ subject, description, priority, variable }, turn) {
    const [title, words] = [turn.render(subject).trim(), turn.render(description).trim()];
    if (title === '') throw new StepFailed('refused', 'The ticket has no subject');
    const ticket = { title: title.slice(0, TICKET_LIMITS.title), description: words.slice(0, TICKET_LIMITS.description), priority };
    const number = ticketNumber(await turn.work.addTicket(ticket));
    if (variable !== '') turn.run.remember(variable, number);
    return leaveBy('next', { code: 'ticket', number });
  },
};
