import { Button, Checkbox } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Card, CardLinkField, CardValue, LinkPreview, Side } from '../../../../api/cards.js';
import { TagChip } from '../../../../ui/tag-chip.js';
import { TransportIcon } from '../../../../ui/transport/transport-icon.js';
import { Buttons, Notice } from '../card-window.js';
import { useFieldWords } from '../field-words.js';
import { isFilled, nameOf } from '../values.js';
import { chosenValue, isConflict, SIDES, tagsOf, type MeanwhileChange, type Ticks } from './link-draft.js';
import type { Linking } from './use-link.js';
import classes from './link.module.css';

interface Props {
  preview: LinkPreview;
  link: Linking;
}

/** The two sides, field by field: a box for each, both boxes for both values. */
export function CompareStep({ preview, link }: Props) {
  const { t } = useTranslation('card');
  const root = useRef<HTMLFormElement>(null);
  // The first box, or the way on when there is nothing to choose.
  useEffect(() => root.current?.querySelector<HTMLElement>('input, [data-next]')?.focus(), []);
  const differing = preview.fields.filter(({ equal }) => !equal);
  const equal = preview.fields.filter((field) => field.equal);
  const tags = tagsOf(preview, link.draft);

  return (
    <form
      ref={root}
      className={classes.step}
      onSubmit={(event) => {
        event.preventDefault();
        link.goTo('result');
      }}
    >
      <Meanwhile changes={link.meanwhile} preview={preview} />
      <div className={classes.table}>
        <div className={classes.headRow}>
          <span className={classes.corner} />
          {SIDES.map((side) => (
            <SideHead key={side} card={preview[side]} side={side} onAll={differing.length > 0 ? () => link.tickAll(side) : undefined} />
          ))}
        </div>
        {differing.map((field) => (
          <Row
            key={field.field}
            field={field}
            ticks={link.draft.ticks[field.field] ?? { target: false, other: false }}
            isNew={link.meanwhile.some((change) => change.field === field.field)}
            onTick={(side, on) => link.tick(field, side, on)}
          />
        ))}
      </div>
      {differing.length === 0 ? <p className={classes.intro}>{t('link.nothingDiffers')}</p> : null}
      {equal.length > 0 ? <EqualFields fields={equal} /> : null}
      {tags.length > 0 ? (
        <div className={classes.tags} role="group" aria-label={t('field.tags')}>
          <span className={classes.fieldLabel}>{t('link.tagsUnited')}</span>
          {tags.map((tag) => (
            <TagChip key={tag.id} tag={tag} />
          ))}
        </div>
      ) : null}
      <Buttons>
        <Button type="submit" data-next>
          {t('link.next')}
        </Button>
        <Button variant="default" onClick={() => link.goTo('find')}>
          {t('link.anotherOne')}
        </Button>
      </Buttons>
    </form>
  );
}

/** One of the two cards: who it is, where he writes from, and "all of it". */
function SideHead({ card, side, onAll }: { card: Card; side: Side; onAll: (() => void) | undefined }) {
  const { t } = useTranslation('card');
  return (
    <div className={classes.side}>
      <span className={classes.sideName}>{nameOf(card)}</span>
      <span className={classes.channels}>
        {card.clients.map(({ clientId, channel }) => (
          <span key={clientId} className={classes.channel}>
            <TransportIcon transport={channel.transport} /> {channel.name}
          </span>
        ))}
        {card.hidden > 0 ? <span className={classes.channel}>{t('link.andHidden', { count: card.hidden })}</span> : null}
      </span>
      {onAll ? (
        <Button size="compact-xs" variant="default" onClick={onAll}>
          {t('link.all')}
          <span className="visually-hidden">: {t(`link.${side}`)}</span>
        </Button>
      ) : null}
    </div>
  );
}

interface RowProps {
  field: CardLinkField;
  ticks: Ticks;
  /** Somebody has just changed it. */
  isNew: boolean;
  onTick(side: Side, on: boolean): void;
}

function Row({ field, ticks, isNew, onTick }: RowProps) {
  const { t } = useTranslation('card');
  const { label, words } = useFieldWords();
  const name = label(field.field);
  const conflict = isConflict(field);
  const together = ticks.target && ticks.other && conflict;
  const none = !ticks.target && !ticks.other;
  return (
    <div
      className={classes.row}
      role="group"
      aria-label={conflict ? t('link.conflictOf', { field: name }) : name}
      data-conflict={conflict || undefined}
      data-new={isNew || undefined}
    >
      <span className={classes.fieldLabel}>{name}</span>
      {SIDES.map((side) =>
        isFilled(field[side]) ? (
          <Checkbox
            key={side}
            className={classes.cell}
            classNames={{ body: classes.boxBody, labelWrapper: classes.boxLabel }}
            checked={ticks[side]}
            onChange={(event) => onTick(side, event.currentTarget.checked)}
            label={
              <>
                <span className="visually-hidden">{t(`link.${side}`)}: </span>
                <span className={classes.value}>{words(field.field, field[side])}</span>
              </>
            }
          />
        ) : (
          <span key={side} className={classes.emptyCell}>
            <span aria-hidden>—</span>
            <span className="visually-hidden">{t('link.emptySide', { side: t(`link.${side}`) })}</span>
          </span>
        ),
      )}
      {together ? (
        <p className={classes.together} aria-live="polite">
          <span>{t('link.together')}</span>
          <span className={classes.value}>{words(field.field, chosenValue(field, ticks))}</span>
        </p>
      ) : null}
      {none ? (
        <p className={classes.together} aria-live="polite">
          <span>{t('link.staysEmpty')}</span>
        </p>
      ) : null}
    </div>
  );
}

function EqualFields({ fields }: { fields: readonly CardLinkField[] }) {
  const { t } = useTranslation('card');
  const { label, words } = useFieldWords();
  return (
    <details className={classes.equal}>
      <summary>{t('link.equal', { count: fields.length })}</summary>
      <dl>
        {fields.map(({ field, target }) => (
          <div key={field}>
            <dt>{label(field)}</dt>
            <dd className={classes.value}>{words(field, target)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

/** What a colleague changed while one was choosing. */
function Meanwhile({ changes, preview }: { changes: readonly MeanwhileChange[]; preview: LinkPreview }) {
  const { t } = useTranslation('card');
  const { label, words } = useFieldWords();
  const onOneLine = (field: string, value: CardValue): string => words(field, value)?.replaceAll('\n', ', ') ?? t('empty');
  if (changes.length === 0) return null;
  return (
    <Notice>
      {t('link.meanwhile')}
      {changes.map(({ side, field, was, now }) => (
        <span key={side + field} className={classes.change}>
          {nameOf(preview[side])}, {label(field)}: {onOneLine(field, was)} → {onOneLine(field, now)}
        </span>
      ))}
    </Notice>
  );
}
