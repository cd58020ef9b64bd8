import { Button, Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { operatorsQuery } from '../../../api/company.js';
import { ACTIONS } from './actions.js';
import classes from './audit.module.css';
import type { AuditSearch } from './search.js';
import { useAuditWords } from './use-audit-words.js';

const TYPING_MS = 250;

interface Props {
  search: AuditSearch;
  onChange: (changes: AuditSearch) => void;
  /** Null: nothing is filtered. */
  onClear: (() => void) | null;
}

/** Who, what, when, and words; what is chosen stands in the address. */
export function AuditFilters({ search, onChange, onClear }: Props) {
  const { t } = useTranslation('audit');
  const [typed, setTyped] = useState(search.search ?? '');
  const [sought, setSought] = useState(search.search);
  const seek = useDebouncedCallback((words: string) => onChange({ search: words.trim() || undefined }), TYPING_MS);
  // The address was changed elsewhere: cleared, or the way back was taken.
  if (sought !== search.search) {
    setSought(search.search);
    if ((search.search ?? '') !== typed.trim()) setTyped(search.search ?? '');
  }
  return (
    <div className={classes.filters} role="search" aria-label={t('filter.label')}>
      <WhoFilter who={search.who} onChange={(who) => onChange({ who })} />
      <WhatFilter what={search.what} onChange={(what) => onChange({ what, id: undefined })} />
      <div className={classes.period}>
        <DayInput label={t('filter.from')} value={search.from} max={search.to} onChange={(from) => onChange({ from })} />
        <DayInput label={t('filter.to')} value={search.to} min={search.from} onChange={(to) => onChange({ to })} />
      </div>
      <TextInput
        type="search"
        label={t('filter.search')}
        placeholder={t('filter.searchHint')}
        leftSection={<IconSearch size={15} aria-hidden />}
        maxLength={100}
        value={typed}
        onChange={({ currentTarget: { value } }) => {
          setTyped(value);
          seek(value);
        }}
      />
      {(search.id !== undefined || onClear) && (
        <div className={classes.chosen}>
          {search.id !== undefined && (
            <Button size="compact-sm" variant="light" onClick={() => onChange({ id: undefined })}>
              {t('filter.onlyOne', { id: search.id })} <span aria-hidden>&nbsp;✕</span>
            </Button>
          )}
          {onClear && (
            <Button size="compact-sm" variant="subtle" color="gray" onClick={onClear}>
              {t('filter.clear')}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

function WhoFilter({ who, onChange }: { who: number | undefined; onChange: (who: number | undefined) => void }) {
  const { t } = useTranslation('audit');
  const { data: operators = [] } = useQuery(operatorsQuery);
  const data = operators.map(({ id, firstName, lastName }) => ({
    value: String(id),
    label: [firstName, lastName].filter(Boolean).join(' '),
  }));
  // Whoever works here no longer still stands in the log.
  if (who !== undefined && !data.some(({ value }) => value === String(who))) data.push({ value: String(who), label: `ID ${who}` });
  return (
    <Select
      label={t('filter.who')}
      placeholder={t('filter.anybody')}
      data={data}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('filter.clearOne') }}
      nothingFoundMessage={t('filter.nothing')}
      value={who === undefined ? null : String(who)}
      onChange={(value) => onChange(value ? Number(value) : undefined)}
    />
  );
}

function WhatFilter({ what, onChange }: { what: string | undefined; onChange: (what: string | undefined) => void }) {
  const { t } = useTranslation('audit');
  const words = useAuditWords();
  const data = Object.entries(ACTIONS).map(([kind, verbs]) => ({
    group: words.kind(kind),
    items: [
      ...(verbs.length > 1 ? [{ value: kind, label: t('filter.allOf', { kind: words.kind(kind) }) }] : []),
      ...verbs.map((verb) => ({ value: `${kind}.${verb}`, label: words.action(`${kind}.${verb}`) })),
    ],
  }));
  const isKnown = what === undefined || data.some(({ items }) => items.some(({ value }) => value === what));
  return (
    <Select
      label={t('filter.what')}
      placeholder={t('filter.anything')}
      data={isKnown ? data : [...data, { group: '…', items: [{ value: what, label: words.kind(what) }] }]}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('filter.clearOne') }}
      nothingFoundMessage={t('filter.nothing')}
      maxDropdownHeight={320}
      value={what ?? null}
      onChange={(value) => onChange(value ?? undefined)}
    />
  );
}

interface DayProps {
  label: string;
  value: string | undefined;
  min?: string | undefined;
  max?: string | undefined;
  onChange: (day: string | undefined) => void;
}

function DayInput({ label, value = '', min, max, onChange }: DayProps) {
  return (
    <TextInput
      type="date"
      label={label}
      value={value}
      {...(min && { min })}
      {...(max && { max })}
      onChange={(event) => onChange(event.currentTarget.value || undefined)}
    />
  );
}
