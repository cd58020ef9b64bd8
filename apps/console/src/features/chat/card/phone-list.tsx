import { ActionIcon, Button } from '@mantine/core';
import { IconCopy, IconPlus, IconX } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { copyText } from '../../../ui/copy-text.js';
import { displayPhone } from '../../../ui/format.js';
import { toast, toastError } from '../../../ui/toast.js';
import { InlineField } from '../client-panel/inline-field.js';
import classes from './phone-list.module.css';

interface Props {
  phones: readonly string[];
  /** Of the channel itself: stands there while the card has no number of its own. */
  known: string | null;
  readOnly: boolean;
  onSave(phones: string[]): Promise<void>;
}

/** The numbers of a person, each changed where it stands; the first one is shown beside the name. */
export function PhoneList({ phones: own, known, readOnly, onSave }: Props) {
  const { t } = useTranslation('card');
  const phones = own.length === 0 && known ? [known] : own;
  const [adding, setAdding] = useState(false);
  // On its way: it still stands in the field that it was typed into.
  const [sent, setSent] = useState<string | null>(null);
  const root = useRef<HTMLDivElement>(null);
  const label = (index: number): string => (phones.length > 1 ? t('phone.nth', { number: index + 1 }) : t('field.phone'));
  const common = { type: 'tel' as const, readOnly, refusal: t('phone.bad'), quiet: true };
  const add = async (text: string): Promise<void> => {
    if (!text) return;
    setSent(text);
    await onSave([...phones, text]).finally(() => setSent(null));
  };
  const leave = (): void => {
    setAdding(false);
    requestAnimationFrame(() => root.current?.querySelector<HTMLElement>('[data-add]')?.focus());
  };
  const remove = (index: number): void => {
    // The button goes with its number: the focus stays in the list.
    requestAnimationFrame(() => root.current?.querySelector<HTMLElement>('button')?.focus());
    onSave(phones.filter((_, other) => other !== index)).catch(toastError);
  };

  return (
    <div ref={root} className={classes.list} role="group" aria-label={t('field.phones')}>
      <div className={classes.label} aria-hidden>
        {t('field.phones')}
      </div>
      {phones.map((phone, index) => (
        <div key={index} className={classes.phone} hidden={phone === sent}>
          <InlineField
            {...common}
            label={label(index)}
            value={displayPhone(phone)}
            onSave={(text) => onSave(phones.flatMap((other, place) => (place !== index ? [other] : text ? [text] : [])))}
          />
          <span className={classes.buttons}>
            <ActionIcon
              size={26}
              aria-label={t('phone.copy', { phone: displayPhone(phone) })}
              onClick={() => void copyText(displayPhone(phone) ?? '').then(() => toast(t('ui:copied')))}
            >
              <IconCopy size={14} />
            </ActionIcon>
            {readOnly || own.length === 0 ? null : (
              <ActionIcon size={26} aria-label={t('phone.remove', { phone: displayPhone(phone) })} onClick={() => remove(index)}>
                <IconX size={14} />
              </ActionIcon>
            )}
          </span>
        </div>
      ))}
      {phones.length === 0 && (readOnly || !adding) ? (
        <InlineField {...common} label={t('field.phone')} value={null} onSave={(text) => onSave(text ? [text] : [])} />
      ) : null}
      {adding ? <InlineField {...common} isNew label={t('phone.new')} value={null} onLeave={leave} onSave={add} /> : null}
      {readOnly || adding || phones.length === 0 ? null : (
        <Button
          className={classes.add}
          data-add
          size="compact-xs"
          variant="subtle"
          leftSection={<IconPlus size={13} />}
          onClick={() => setAdding(true)}
        >
          {t('phone.add')}
        </Button>
      )}
    </div>
  );
}
