import { IconCheck } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PickList } from '../pick-list.js';
import classes from './people.module.css';

export interface Choice {
  id: number;
  name: string;
  /** What tells it from others of the same name. */
  detail?: string;
}

interface Props {
  label: string;
  description?: string;
  placeholder: string;
  empty: string;
  choices: readonly Choice[];
  chosen: readonly number[];
  error?: string;
  onChange: (ids: number[]) => void;
}

/** Some of many: type a part of the name, arrows, Enter ticks and unticks. */
export function PickMany({ label, description, placeholder, empty, choices, chosen, error, onChange }: Props) {
  const { t } = useTranslation('people');
  const id = useId();
  const [search, setSearch] = useState('');
  const wanted = search.trim().toLocaleLowerCase();
  const found = choices.filter(({ name, detail = '' }) => `${name} ${detail}`.toLocaleLowerCase().includes(wanted));
  const toggle = (one: number): void => onChange(chosen.includes(one) ? chosen.filter((each) => each !== one) : [...chosen, one]);
  return (
    <div className={classes.many} role="group" aria-labelledby={id}>
      <p className={classes.manyLabel} id={id}>
        {label} <span className={classes.count}>{t('chosen', { count: chosen.length, all: choices.length })}</span>
      </p>
      {description && <p className={classes.manyHint}>{description}</p>}
      <PickList
        label={label}
        placeholder={placeholder}
        search={search}
        onSearch={setSearch}
        empty={empty}
        groups={[
          {
            items: found.map((choice) => ({
              key: String(choice.id),
              onPick: () => toggle(choice.id),
              content: <Line choice={choice} ticked={chosen.includes(choice.id)} />,
            })),
          },
        ]}
      />
      {error && (
        <p className={classes.problem} role="alert">
          {error}
        </p>
      )}
    </div>
  );
}

function Line({ choice: { name, detail }, ticked }: { choice: Choice; ticked: boolean }) {
  const { t } = useTranslation('people');
  return (
    <>
      <span className={classes.tick} data-ticked={ticked || undefined} aria-hidden>
        {ticked && <IconCheck size={13} stroke={3} />}
      </span>
      <span className={classes.choiceName}>
        {name}
        {ticked && <span className="visually-hidden">, {t('ticked')}</span>}
      </span>
      {detail && <span className={classes.choiceDetail}>{detail}</span>}
    </>
  );
}
