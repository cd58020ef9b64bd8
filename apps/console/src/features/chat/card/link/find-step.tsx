import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { foundCardsQuery, type Card, type FoundCard } from '../../../../api/cards.js';
import { Avatar } from '../../../../ui/avatar.js';
import { displayPhone, useFormats } from '../../../../ui/format.js';
import { PickList, type PickItem } from '../../../../ui/pick-list.js';
import { errorText } from '../../../../ui/toast.js';
import { TransportIcon } from '../../../../ui/transport/transport-icon.js';
import { nameOf } from '../values.js';
import classes from './link.module.css';

interface Props {
  card: Card;
  onPick(cardId: number): void;
}

const PAUSE_MILLISECONDS = 180;

/** Finds the other dialog as one types; before that, those that look like the same person. */
export function FindStep({ card, onPick }: Props) {
  const { t } = useTranslation('card');
  const [search, setSearch] = useState('');
  const [asked] = useDebouncedValue(search.trim(), PAUSE_MILLISECONDS);
  const found = useQuery({ ...foundCardsQuery(asked, card.id), placeholderData: asked ? keepPreviousData : undefined });
  const alike = useAlike(card);
  const typed = search.trim() !== '';
  const items = (cards: readonly FoundCard[]): PickItem[] =>
    cards.map((one) => ({ key: String(one.id), content: <Found card={one} />, onPick: () => onPick(one.id) }));
  const groups = typed ? [{ items: items(asked ? (found.data ?? []) : []) }] : [{ title: t('link.alike'), items: items(alike) }];
  const settled = asked === search.trim() && !found.isFetching;

  return (
    <div className={classes.find}>
      <p className={classes.intro}>{t('link.intro')}</p>
      <PickList
        label={t('link.search')}
        placeholder={t('link.search')}
        search={search}
        onSearch={setSearch}
        groups={groups}
        empty={found.isError ? errorText(found.error) : !typed ? t('link.type') : settled ? t('link.nobody') : t('link.searching')}
      />
    </div>
  );
}

/** Other dialogs with the same number or name: usually one of them is meant. */
function useAlike(card: Card): FoundCard[] {
  const [phone = ''] = card.phones;
  const byPhone = useQuery(foundCardsQuery(phone, card.id));
  const byName = useQuery(foundCardsQuery(nameOf(card), card.id));
  const seen = new Set<number>();
  return [...(byPhone.data ?? []), ...(byName.data ?? [])].filter(({ id }) => !seen.has(id) && seen.add(id));
}

function Found({ card }: { card: FoundCard }) {
  const { t } = useTranslation('card');
  const formats = useFormats();
  const last = card.dialogs
    .map(({ lastMessage, openedAt }) => lastMessage?.at ?? openedAt)
    .sort()
    .at(-1);
  const about = [card.title, ...card.phones.map(displayPhone)].filter(Boolean).join(' · ');
  return (
    <>
      <Avatar name={card.name} size={32} />
      <span className={classes.found}>
        <span className={classes.foundName}>
          <span>{card.name}</span>
          {about ? <span className={classes.about}>{about}</span> : null}
        </span>
        <span className={classes.channels}>
          {card.dialogs.map(({ id, channel }) => (
            <span key={id} className={classes.channel}>
              <TransportIcon transport={channel.transport} /> {channel.name}
            </span>
          ))}
        </span>
      </span>
      {last ? (
        <time className={classes.last} dateTime={last} aria-label={t('link.lastMessage', { at: formats.full(last) })}>
          {formats.short(last)}
        </time>
      ) : null}
    </>
  );
}
