import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Card, CardPatch } from '../../../api/cards.js';
import { InlineField } from '../client-panel/inline-field.js';
import { OwnFields } from './own-fields.js';
import { PhoneList } from './phone-list.js';
import classes from './card-fields.module.css';

interface Props {
  card: Card;
  /** The number by which the open dialog's channel knows the person. */
  phone: string | null;
  readOnly: boolean;
  save(patch: CardPatch): Promise<void>;
}

/** What is kept of a person, once for all of his dialogs. */
export function CardFields({ card, phone, readOnly, save }: Props) {
  const { t } = useTranslation('card');
  return (
    <div className={classes.fields}>
      <PhoneList phones={card.phones} known={phone} readOnly={readOnly} onSave={(phones) => save({ phones })} />
      <InlineField
        label={t('field.email')}
        value={card.email}
        type="email"
        multiline={card.email?.includes('\n') ?? false}
        readOnly={readOnly}
        refusal={t('chat:client.badEmail')}
        onSave={(email) => save({ email: email || null })}
      />
      <InlineField
        label={t('field.contractNumber')}
        value={card.contractNumber}
        multiline={card.contractNumber?.includes('\n') ?? false}
        readOnly={readOnly}
        onSave={(contractNumber) => save({ contractNumber: contractNumber || null })}
      />
      <Comments card={card} readOnly={readOnly} save={save} />
      <OwnFields values={card.customFields} readOnly={readOnly} onSave={(id, value) => save({ customFields: { [id]: value } })} />
    </div>
  );
}

/** The comment, and up to three more: those that say something, and one on request. */
function Comments({ card, readOnly, save }: Omit<Props, 'phone'>) {
  const { t } = useTranslation('card');
  const [adding, setAdding] = useState<number | null>(null);
  const free = card.extraComments.findIndex((text) => !text);
  const write = (place: number, text: string): Promise<void> =>
    save({ extraComments: card.extraComments.map((old, index) => (index === place ? text || null : old)) });
  return (
    <>
      <InlineField
        label={t('field.comment')}
        value={card.comment}
        multiline
        readOnly={readOnly}
        onSave={(comment) => save({ comment: comment || null })}
      />
      {card.extraComments.map((text, place) =>
        text || adding === place ? (
          <InlineField
            key={place}
            label={t('field.extraComment', { number: place + 1 })}
            value={text}
            multiline
            isNew={adding === place}
            readOnly={readOnly}
            onLeave={() => setAdding(null)}
            onSave={(written) => write(place, written)}
          />
        ) : null,
      )}
      {readOnly || free < 0 || adding !== null || !card.comment ? null : (
        <Button
          className={classes.add}
          size="compact-xs"
          variant="subtle"
          leftSection={<IconPlus size={13} />}
          onClick={() => setAdding(free)}
        >
          {t('addComment')}
        </Button>
      )}
    </>
  );
}
