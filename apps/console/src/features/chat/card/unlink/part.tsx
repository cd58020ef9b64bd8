import { Button, Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CardFieldChange, UnlinkedPart } from '../../../../api/cards.js';
import { TransportIcon } from '../../../../ui/transport/transport-icon.js';
import { useFieldWords } from '../field-words.js';
import { isFilled, valuesOf } from '../values.js';
import classes from './unlink.module.css';

interface Props {
  part: UnlinkedPart;
  kept: readonly string[];
  onKeep(field: string, on: boolean): void;
  onKeepAll(on: boolean): void;
}

/** One client who goes: the card that he gets back, and the changes since with a box each. */
export function Part({ part, kept, onKeep, onKeepAll }: Props) {
  const { t } = useTranslation('card');
  const { label, words } = useFieldWords();
  const id = `part-${part.clientId}`;
  const values = valuesOf(part.card);
  const own = Object.entries(values).filter(([, value]) => isFilled(value));
  const all = part.changes.length > 0 && part.changes.every(({ field }) => kept.includes(field));
  return (
    <section className={classes.part} aria-labelledby={id}>
      <h3 id={id} className={classes.partTitle}>
        <TransportIcon transport={part.channel.transport} /> {part.channel.name}: {part.name}
        {part.asked ? null : <span className={classes.note}>{t('unlink.goesToo')}</span>}
      </h3>
      <h4 className={classes.partHead}>{part.cardId === null ? t('unlink.getsCopy') : t('unlink.getsBack')}</h4>
      {own.length > 0 ? (
        <dl className={classes.values}>
          {own.map(([field, value]) => (
            <div key={field} data-overwritten={kept.includes(field) || undefined}>
              <dt>{label(field)}</dt>
              <dd>{words(field, value)}</dd>
            </div>
          ))}
        </dl>
      ) : (
        <p className={classes.note}>{t('unlink.emptyCard')}</p>
      )}
      {part.changes.length > 0 ? (
        <div role="group" aria-labelledby={`${id}-changes`}>
          <div className={classes.changesHead}>
            <h4 id={`${id}-changes`} className={classes.partHead}>
              {t('unlink.changes')}
            </h4>
            <Button size="compact-xs" variant="default" onClick={() => onKeepAll(!all)}>
              {t(all ? 'unlink.keepNone' : 'unlink.keepAll')}
            </Button>
          </div>
          {part.changes.map((change) => (
            <Change key={change.field} change={change} kept={kept.includes(change.field)} onKeep={(on) => onKeep(change.field, on)} />
          ))}
        </div>
      ) : null}
    </section>
  );
}

function Change({ change, kept, onKeep }: { change: CardFieldChange; kept: boolean; onKeep(on: boolean): void }) {
  const { t } = useTranslation('card');
  const { label, words } = useFieldWords();
  const { field, then, now } = change;
  return (
    <Checkbox
      className={classes.change}
      checked={kept}
      onChange={(event) => onKeep(event.currentTarget.checked)}
      label={
        <span className={classes.changeLabel}>
          <span className={classes.changeField}>{label(field)}</span>
          <span className={classes.value}>
            <span className={classes.was}>{words(field, then) ?? t('empty')}</span> → {words(field, now) ?? t('empty')}
          </span>
        </span>
      }
    />
  );
}
