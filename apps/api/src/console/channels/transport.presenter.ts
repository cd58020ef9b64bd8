import type { Connector } from '#connectors/connector.js';
import type { TransportList } from './channels.dto.js';

export function presentTransport({ transport, limits, fields }: Connector): TransportList['items'][number] {
  const { textLength, captionLength, buttons, buttonTitleLength } = limits;
  return {
    transport,
    limits: { textLength, captionLength, buttons, buttonTitleLength },
    fields: fields.map(({ name, secret, required, label, example }) => ({ name, secret, required, label, example })),
  };
}
