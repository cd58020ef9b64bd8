import { expect, it } from 'vitest';
import type { HttpDoor } from './http-door.js';
import { Incoming } from './incoming.js';
import { StateHolder } from './state-holder.js';

const asks = (rating: string | null) => ({
  ...{ type: 'events' as const, cursor: '1' },
  events: [
    {
      type: 'dialog' as const,
      dialog: { state: 'closed' as const, operator: null, readUpTo: null, unread: 0, rating: rating === null ? null : { id: rating } },
    },
  ],
});

it('what is rated is not asked for again by what the server told before it heard of it; the next question is', () => {
  const holder = new StateHolder();
  const incoming = new Incoming(holder, {} as HttpDoor, () => undefined);
  const asked: boolean[] = [];
  holder.subscribe(({ asksRating }) => asked.push(asksRating));
  incoming.events(asks('7'));
  incoming.rated('7');
  incoming.events(asks('7'));
  incoming.events(asks(null));
  expect(holder.state.asksRating).toBe(false);
  expect(asked.slice(asked.indexOf(false))).not.toContain(true);
  incoming.events(asks('8'));
  expect(holder.state.asksRating).toBe(true);
});
