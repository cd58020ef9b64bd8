import { NO_CONTENT, type ScenarioContent, type Step } from '../content.js';
import { exchangeIds } from './exchange-ids.js';

const at = { title: '', at: { x: 0, y: 0 }, exits: {} };
const saying = (text: string): ScenarioContent => ({
  ...NO_CONTENT,
  steps: [{ id: 'a', kind: 'message', ...at, text, file: null, buttons: [], list: null, wait: null } as Step],
});
const plusOne = { id: (_kind: string, id: number) => id + 1, file: <T>(file: T): T => file };

describe('ids in texts', () => {
  it.each([
    ['{{ client.fields["12"] }}', '{{ client.fields["13"] }}'],
    [`client.fields['12'] == "12" && client.fields.9 == ""`, `client.fields['13'] == "12" && client.fields.10 == ""`],
    ['my.client.fields["a12"], call 12', 'my.client.fields["a12"], call 12'],
  ])('of own fields are exchanged, other numbers stay: %s', (text, expected) => {
    expect(exchangeIds(saying(text), plusOne)).toEqual(saying(expected));
  });
});

it('channels that become one stand once; what names nothing stays as it is', () => {
  const content: ScenarioContent = {
    ...NO_CONTENT,
    steps: [{ id: 'g', kind: 'go', ...at, scenarioId: null, stepId: null }],
    triggers: [
      { id: 't', kind: 'api', channelIds: [1, 2], stepId: null },
      { id: 'u', kind: 'api', channelIds: null, stepId: null },
    ],
  };
  expect(exchangeIds(content, { ...plusOne, id: () => 7 })).toEqual({
    ...content,
    triggers: [{ ...content.triggers[0], channelIds: [7] }, content.triggers[1]],
  });
});
