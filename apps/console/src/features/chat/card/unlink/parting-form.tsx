import { Button, Skeleton } from '@mantine/core';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isApiError } from '../../../../api/api-error.js';
import type { Card, Keep, UnlinkPreview } from '../../../../api/cards.js';
import { errorText, toast } from '../../../../ui/toast.js';
import { applyCard, refreshCard } from '../apply-card.js';
import { Buttons, Notice, Problem } from '../card-window.js';
import { useFieldWords } from '../field-words.js';
import { Part } from './part.js';
import { keepAll, keepField, keptOf, leftBehind } from './unlink-draft.js';
import classes from './unlink.module.css';

interface Props {
  card: Card;
  /** Names what is asked; another name asks anew. */
  asks: readonly unknown[];
  ask(signal: AbortSignal): Promise<UnlinkPreview>;
  part(choice: { keep: Keep; seen: number }): Promise<{ items: Card[] }>;
  isAsked: boolean;
  /** What the button says, with how many go. */
  submit(count: number): string;
  done: string;
  onClose(): void;
  /** Which of the clients; stands above. */
  children?: ReactNode;
}

/** What each client gets back when he is parted, what was changed since, and what of that goes with him. */
export function PartingForm({ card, asks, ask, part, isAsked, submit, done, onClose, children }: Props) {
  const { t } = useTranslation('card');
  const client = useQueryClient();
  const { label } = useFieldWords();
  const [keep, setKeep] = useState<Keep>({});
  const preview = useQuery({
    queryKey: ['parting', ...asks],
    queryFn: ({ signal }) => ask(signal),
    enabled: isAsked,
    placeholderData: keepPreviousData,
    gcTime: 0,
    staleTime: 0,
  });
  const parting = useMutation({
    mutationFn: (seen: UnlinkPreview) => part({ keep: keptOf(keep, seen), seen: seen.revision }),
    onSuccess: ({ items }) => {
      for (const parted of items) applyCard(client, parted);
      refreshCard(client, card.id);
      toast(done);
      onClose();
    },
    onError: (error) => {
      // Somebody changed the card meanwhile: what it says now is shown, the ticks stay.
      if (isApiError(error) && error.status === 409) void preview.refetch();
      // Or linked it: it is followed to where its people are now.
      if (isApiError(error) && error.status === 410) refreshCard(client, card.id);
    },
  });
  const seen = isAsked ? preview.data : undefined;
  const lost = seen ? leftBehind(keep, seen) : [];
  const changed = isApiError(parting.error) && parting.error.code === 'card_changed';

  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (seen && !preview.isPlaceholderData) parting.mutate(seen);
      }}
    >
      {children}
      {isAsked && preview.isPending ? <Skeleton height={120} /> : null}
      {preview.isError ? <Problem>{errorText(preview.error)}</Problem> : null}
      {seen?.parts.map((one) => (
        <Part
          key={one.clientId}
          part={one}
          kept={keep[one.clientId] ?? []}
          onKeep={(field, on) => setKeep(keepField(keep, one.clientId, field, on))}
          onKeepAll={(on) => setKeep(keepAll(keep, one.clientId, one.changes, on))}
        />
      ))}
      {seen && seen.hidden > 0 ? <p className={classes.note}>{t('unlink.hidden', { count: seen.hidden })}</p> : null}
      {lost.length > 0 ? <Notice>{t('unlink.leftBehind', { fields: lost.map(label).join(', '), count: lost.length })}</Notice> : null}
      {changed ? <Notice>{t('unlink.meanwhile')}</Notice> : null}
      {parting.error && !changed ? <Problem>{errorText(parting.error)}</Problem> : null}
      <Buttons>
        <Button type="submit" disabled={!seen} loading={parting.isPending}>
          {submit(seen ? seen.parts.length + seen.hidden : 0)}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('ui:cancel')}
        </Button>
      </Buttons>
    </form>
  );
}
