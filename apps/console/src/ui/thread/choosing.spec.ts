import { expect, test } from 'vitest';
import { endChoice, toggleChosen, useChoice } from './choosing.js';

test('messages are chosen in one thread at a time, and let go one by one or all at once', () => {
  toggleChosen('dialog:1', 5);
  toggleChosen('dialog:1', 3);
  toggleChosen('dialog:1', 5);
  expect(useChoice.getState()).toEqual({ thread: 'dialog:1', ids: [3] });
  toggleChosen('chat:2', 8);
  expect(useChoice.getState()).toEqual({ thread: 'chat:2', ids: [8] });
  endChoice('dialog:1');
  expect(useChoice.getState().ids).toEqual([8]);
  endChoice('chat:2');
  expect(useChoice.getState()).toEqual({ thread: null, ids: [] });
});

test('no more are chosen than the server takes', () => {
  for (let id = 1; id <= 120; id += 1) toggleChosen('dialog:1', id);
  expect(useChoice.getState().ids).toHaveLength(100);
  endChoice();
});
