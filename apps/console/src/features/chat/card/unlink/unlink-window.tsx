import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { previewUnlink, unlinkCard, type Card } from '../../../../api/cards.js';
import { CardFrame } from '../card-window.js';
import { nameOf } from '../values.js';
import { PartingForm } from './parting-form.js';
import { WhoGoes } from './who-goes.js';

interface Props {
  card: Card;
  /** The client of the open dialog: he is proposed. */
  clientId: number;
  onClose(): void;
}

/** Parts clients from the card: which ones, what each gets back, and what of the changes since goes with him. */
export function UnlinkWindow({ card, clientId, onClose }: Props) {
  const { t } = useTranslation('card');
  const [ticked, setTicked] = useState<readonly number[]>([clientId]);
  // Somebody may part one of them meanwhile: he is not on the card any more.
  const going = ticked.filter((id) => card.clients.some((client) => client.clientId === id));
  const all = going.length === card.clients.length;
  // All of them is also those whom whoever asks does not see.
  const clientIds = all ? undefined : [...going].sort((a, b) => a - b);

  return (
    <CardFrame title={t('unlink.title', { name: nameOf(card) })} wide keeps onClose={onClose}>
      <PartingForm
        card={card}
        asks={['unlink', card.id, clientIds ?? 'all']}
        ask={(signal) => previewUnlink(card.id, clientIds, signal)}
        part={({ keep, seen }) => unlinkCard(card.id, { ...(clientIds && { clientIds }), keep, seen })}
        isAsked={going.length > 0}
        submit={(count) => (count === 0 ? t('unlink.nobody') : all ? t('unlink.all') : t('unlink.some', { count }))}
        done={t('unlink.done')}
        onClose={onClose}
      >
        <WhoGoes card={card} going={going} onChange={setTicked} />
      </PartingForm>
    </CardFrame>
  );
}
