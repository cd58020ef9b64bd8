import { Checkbox, TagsInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { channelsQuery, transportsQuery } from '../../../../../api/channels.js';
import { useTransportName } from '../../../../../ui/transport/use-transport-name.js';
import classes from '../../fields/fields.module.css';
import { useComplaint } from '../../logic/scope.js';

/** Ticks of the company's channels. */
export function ChannelTest({ ids, at, onChange }: { ids: number[]; at: string; onChange: (ids: number[]) => void }) {
  const { t } = useTranslation('steps');
  const { data: channels = [] } = useQuery(channelsQuery);
  const complaint = useComplaint(`${at}.channelIds`);
  return (
    <Checkbox.Group
      label={t('condition.channels')}
      value={ids.map(String)}
      error={complaint ?? (ids.length === 0 ? t('condition.chooseOne') : null)}
      onChange={(values) => onChange(values.map(Number))}
    >
      <div className={classes.choices}>
        {channels.map(({ id, name }) => (
          <Checkbox key={id} value={String(id)} label={name} />
        ))}
      </div>
    </Checkbox.Group>
  );
}

/** Ticks of kinds of messengers. */
export function TransportTest({ names, at, onChange }: { names: string[]; at: string; onChange: (names: string[]) => void }) {
  const { t } = useTranslation('steps');
  const nameOf = useTransportName();
  const { data: transports = [] } = useQuery(transportsQuery);
  const complaint = useComplaint(`${at}.transports`);
  return (
    <Checkbox.Group
      label={t('condition.transports')}
      value={names}
      error={complaint ?? (names.length === 0 ? t('condition.chooseOne') : null)}
      onChange={onChange}
    >
      <div className={classes.choices}>
        {transports.map(({ transport }) => (
          <Checkbox key={transport} value={transport} label={nameOf(transport)} />
        ))}
      </div>
    </Checkbox.Group>
  );
}

const USUAL = ['ru', 'en', 'de', 'es', 'fr', 'it', 'pt', 'tr', 'kk', 'uz', 'uk', 'zh'];

/** Languages by their two letters; their names are the browser's. */
export function LanguageTest({ languages, at, onChange }: { languages: string[]; at: string; onChange: (languages: string[]) => void }) {
  const { t, i18n } = useTranslation('steps');
  const complaint = useComplaint(`${at}.languages`);
  const names = new Intl.DisplayNames(i18n.language, { type: 'language' });
  const others = languages.filter((language) => !USUAL.includes(language));
  return (
    <Checkbox.Group
      label={t('condition.languages')}
      description={t('condition.languagesHint')}
      value={languages}
      error={complaint ?? (languages.length === 0 ? t('condition.chooseOne') : null)}
      onChange={onChange}
    >
      <div className={classes.ticks}>
        {[...USUAL, ...others].map((language) => (
          <Checkbox key={language} value={language} label={names.of(language) ?? language} />
        ))}
      </div>
      <TagsInput
        mt="xs"
        label={t('condition.otherLanguages')}
        description={t('condition.otherLanguagesHint')}
        comboboxProps={{ withinPortal: false }}
        value={others}
        onChange={(values) =>
          onChange([...languages.filter((one) => USUAL.includes(one)), ...values.map(code).filter((one) => one !== null)])
        }
      />
    </Checkbox.Group>
  );
}

const code = (text: string): string | null => (/^[a-z]{2,3}$/i.test(text.trim()) ? text.trim().toLowerCase() : null);
