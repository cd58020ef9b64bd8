import { NativeSelect } from '@mantine/core';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Transport } from '../../../../api/channel-types.js';
import { skinOf } from '../../../../ui/messenger/skin.js';
import { useFormats } from '../../../../ui/format.js';
import { useTransportName } from '../../../../ui/transport/use-transport-name.js';
import type { MessageStep } from '../../model/content.js';
import { fitMessage, type Broken } from './fit-message.js';
import classes from './preview.module.css';
import { PreviewBubble } from './preview-bubble.js';
import { useAudience } from './use-audience.js';

type Message = Pick<MessageStep, 'text' | 'file' | 'buttons' | 'list'>;

/** The message as it will lie in the client's chat, in each of the scenario's messengers, and what doesn't fit there. */
export function ChannelPreview({ message }: { message: Message }) {
  const { t } = useTranslation('steps');
  const nameOf = useTransportName();
  const audience = useAudience();
  const [chosen, setChosen] = useState<string | null>(null);
  const transport = audience.find((each) => each.transport === chosen) ?? audience[0];
  if (!transport) return null;
  const shown = fitMessage(message, { limits: transport.limits, skin: skinOf(transport.transport) });
  const troubled = audience.filter((each) => each !== transport && breaks(message, each));
  return (
    <section className={classes.preview} aria-label={t('preview.title')}>
      <NativeSelect
        label={t('preview.title')}
        value={transport.transport}
        data={audience.map((each) => ({
          value: each.transport,
          label: breaks(message, each) ? t('preview.troubled', { name: nameOf(each.transport) }) : nameOf(each.transport),
        }))}
        onChange={(event) => setChosen(event.currentTarget.value)}
      />
      <PreviewBubble message={message} shown={shown} skin={skinOf(transport.transport)} />
      <div role="status">
        {shown.broken.length === 0 ? (
          <p className={classes.fits}>
            <IconCheck size={15} aria-hidden /> {t('preview.fits', { name: nameOf(transport.transport) })}
          </p>
        ) : (
          <ul className={classes.broken}>
            {shown.broken.map((broken, index) => (
              <BrokenLine key={index} broken={broken} />
            ))}
          </ul>
        )}
        {troubled.length > 0 && (
          <p className={classes.elsewhere}>
            {t('preview.elsewhere', { names: troubled.map((each) => nameOf(each.transport)).join(', ') })}
          </p>
        )}
      </div>
    </section>
  );
}

const breaks = (message: Message, { transport, limits }: Transport): boolean =>
  fitMessage(message, { limits, skin: skinOf(transport) }).broken.length > 0;

function BrokenLine({ broken: { code, params } }: { broken: Broken }) {
  const { t } = useTranslation('steps');
  const formats = useFormats();
  const size = typeof params['bytes'] === 'number' ? formats.bytes(params['bytes']) : '';
  return (
    <li>
      <IconAlertTriangle size={15} aria-hidden />
      <span>{t(`broken.${code}`, { ...params, size, count: Number(params['over'] ?? params['most'] ?? 0) })}</span>
    </li>
  );
}
