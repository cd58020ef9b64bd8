import { Button } from '@mantine/core';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { isApiError } from '../../../../api/api-error.js';
import type { LinkPreview } from '../../../../api/cards.js';
import { TagChip } from '../../../../ui/tag-chip.js';
import { errorText } from '../../../../ui/toast.js';
import { CardForm } from '../card-form.js';
import { Buttons, Problem } from '../card-window.js';
import { nameOf } from '../values.js';
import { resultOf, tagsOf } from './link-draft.js';
import type { Linking } from './use-link.js';
import classes from './link.module.css';

interface Props {
  preview: LinkPreview;
  link: Linking;
}

/** What comes of it: the one card, to be written over, then kept. */
export function ResultStep({ preview, link }: Props) {
  const { t } = useTranslation('card');
  const root = useRef<HTMLFormElement>(null);
  useEffect(() => root.current?.querySelector<HTMLElement>('input, textarea')?.focus(), []);
  const tags = tagsOf(preview, link.draft);
  const objections = isApiError(link.saveError) ? link.saveError.byField : {};
  const count = preview.target.clients.length + preview.target.hidden + preview.other.clients.length + preview.other.hidden;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    link.save();
  };

  return (
    <form
      ref={root}
      className={classes.step}
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        link.save();
      }}
    >
      <CardForm values={resultOf(preview, link.draft)} fallbackName={nameOf(preview.target)} objections={objections} onChange={link.edit} />
      {tags.length > 0 ? (
        <div className={classes.tags} role="group" aria-label={t('field.tags')}>
          <span className={classes.fieldLabel}>{t('field.tags')}</span>
          {tags.map((tag) => (
            <TagChip
              key={tag.id}
              tag={tag}
              removeLabel={t('chat:client.takeTag', { name: tag.label })}
              onRemove={() => link.dropTag(tag.id)}
            />
          ))}
        </div>
      ) : null}
      <p className={classes.intro}>{t('link.reversible')}</p>
      {link.saveError ? <Problem>{errorText(link.saveError)}</Problem> : null}
      <Buttons>
        <Button type="submit" loading={link.isSaving}>
          {t('link.save', { count })}
        </Button>
        <Button variant="default" onClick={() => link.goTo('compare')}>
          {t('ui:back')}
        </Button>
      </Buttons>
    </form>
  );
}
