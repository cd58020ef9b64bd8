import { beginsBy, checksCredentials, listsTemplates, polls, signsIn, subscribes, type Connector } from '#connectors/connector.js';
import type { TransportList } from './channels.dto.js';

export function presentTransport(connector: Connector): TransportList['items'][number] {
  const { transport, limits, features, fields } = connector;
  const { pace: _pace, captionedKinds, buttonKinds, ...numbers } = limits;
  const { statuses, actions, reactions, ...flags } = features;
  return {
    transport,
    limits: { ...numbers, captionedKinds: [...captionedKinds], buttonKinds: [...buttonKinds] },
    features: { ...flags, statuses: [...statuses], actions: [...actions], reactions: reactions && [...reactions] },
    can: {
      check: checksCredentials(connector),
      subscribe: subscribes(connector),
      signIn: signsIn(connector),
      poll: polls(connector),
      templates: listsTemplates(connector),
      begin: beginsBy(connector),
    },
    fields: fields.map(({ name, secret, required, label, example, generated = false, choices = null, when = null }) => ({
      ...{ name, secret, required, label, example, generated },
      choices: choices && [...choices],
      when,
    })),
  };
}
