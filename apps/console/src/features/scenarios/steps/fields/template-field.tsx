import { Textarea, TextInput } from '@mantine/core';
import { useMergedRef } from '@mantine/hooks';
import { useRef, useState, type KeyboardEvent, type Ref, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useComplaint, useScope } from '../logic/scope.js';
import { insertReference, openReference } from '../logic/template-text.js';
import type { SecretNames } from '../logic/use-secret-names.js';
import { useTemplateProblem } from '../logic/use-template-problem.js';
import { Counter } from './counter.js';
import classes from './fields.module.css';
import { Suggestions, useSuggestions } from './suggestions.js';
import { VariableMenu } from './variable-menu.js';

type TextField = HTMLTextAreaElement | HTMLInputElement;

interface Props {
  label: string;
  value: string;
  onChange(value: string): void;
  /** Of the check's complaints. */
  field?: string;
  description?: string;
  placeholder?: string;
  multiline?: boolean;
  mono?: boolean;
  /** The most that the strictest channel takes; shown as a count. */
  limit?: { most: number; channel: string } | null;
  /** Names of secrets; null = they may not stand in it. */
  secrets?: SecretNames | null;
  error?: string | null;
  /** The label is read out only; the field stands in a row that says what it is. */
  hiddenLabel?: boolean;
  onEnter?: () => void;
  /** So that a list can put the focus here. */
  marks?: 'title';
  ref?: Ref<TextField>;
}

/** A text that may ask for variables: by its menu, or by typing `{{`. Says what is wrong with it while it is written. */
export function TemplateField({ label, value, onChange, multiline = false, limit = null, secrets = null, ...rest }: Props) {
  const { t } = useTranslation('steps');
  const { variables } = useScope();
  const own = useRef<TextField>(null);
  const ref = useMergedRef(own, rest.ref);
  const [caret, setCaret] = useState<number | null>(null);
  const problem = useTemplateProblem(value, secrets);
  const complaint = useComplaint(rest.field);
  const open = caret === null ? null : openReference(value, caret);
  const paths = [...variables.map(({ path }) => path), ...(secrets?.names ?? []).map((name) => `secrets.${name}`)];
  const suggestions = useSuggestions(open && paths.filter((path) => path.toLowerCase().includes(open.typed.toLowerCase())));

  const put = (path: string, from: number, to: number): void => {
    const inserted = insertReference(value, from, to, path);
    onChange(inserted.text);
    setCaret(null);
    requestAnimationFrame(() => {
      own.current?.focus();
      own.current?.setSelectionRange(inserted.caret, inserted.caret);
    });
  };
  const pick = (path: string): void => put(path, open?.start ?? value.length, caret ?? value.length);
  const insert = (path: string): void => put(path, own.current?.selectionStart ?? value.length, own.current?.selectionEnd ?? value.length);
  const key = (event: KeyboardEvent): void => {
    if (suggestions.takeKey(event, pick)) return;
    if (event.key === 'Enter' && rest.onEnter) {
      event.preventDefault();
      rest.onEnter();
    } else if (event.key === 'Escape' && open) {
      event.preventDefault();
      event.stopPropagation();
      setCaret(null);
    }
  };
  const follow = (event: SyntheticEvent<TextField>): void => setCaret(event.currentTarget.selectionStart);
  const shared = {
    ref: ref as Ref<never>,
    label: rest.hiddenLabel ? undefined : (
      <>
        <span>{label}</span>
        {limit && <Counter text={value} limit={limit} />}
      </>
    ),
    'aria-label': label,
    'data-title': rest.marks === 'title' || undefined,
    description: rest.description,
    placeholder: rest.placeholder,
    value,
    error: rest.error ?? complaint ?? (problem?.severe ? problem.text : null),
    classNames: { input: rest.mono ? classes.mono : undefined, label: classes.label },
    rightSection: <VariableMenu label={t('template.insertInto', { field: label })} secrets={secrets?.names ?? []} onPick={insert} />,
    rightSectionWidth: 34,
    rightSectionProps: { className: classes.menuSection },
    onChange: (event: SyntheticEvent<TextField>) => {
      onChange(event.currentTarget.value);
      follow(event);
    },
    onKeyDown: key,
    onClick: follow,
    onBlur: () => setCaret(null),
    ...suggestions.aria,
  };
  return (
    <div className={classes.anchor}>
      {multiline ? <Textarea {...shared} autosize minRows={2} maxRows={14} /> : <TextInput {...shared} />}
      {problem && !problem.severe && !complaint && <p className={classes.told}>{problem.text}</p>}
      <Suggestions {...suggestions} label={t('template.variables')} onPick={pick} />
    </div>
  );
}
