import { Button, Select, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListedTemplate } from '../../../../api/channel-types.js';
import classes from '../channel.module.css';
import { fitting, isFiltered, NO_FILTER, valuesOf, type TemplateFilter } from './filters.js';
import { TemplateRow } from './template-row.js';
import own from './templates.module.css';
import { useTemplateWords } from './use-template-words.js';

const PAGE = 10;

/** Found and narrowed on the spot: a channel has some hundreds of templates at most. */
export function TemplateList({ templates }: { templates: readonly ListedTemplate[] }) {
  const { t } = useTranslation('channels');
  const [filter, setFilter] = useState(NO_FILTER);
  const [shown, setShown] = useState(PAGE);
  if (templates.length === 0) return <p className={classes.fact}>{t('templates.none')}</p>;
  const found = fitting(templates, filter);
  return (
    <>
      <Filters
        templates={templates}
        filter={filter}
        onFilter={(change) => {
          setFilter({ ...filter, ...change });
          setShown(PAGE);
        }}
      />
      <p className={classes.fact} role="status">
        {isFiltered(filter) && (
          <>
            {found.length > 0 ? t('templates.shown', { shown: found.length, all: templates.length }) : t('templates.noneFound')}
            <Button className={own.clear} size="compact-xs" variant="subtle" onClick={() => setFilter(NO_FILTER)}>
              {t('templates.clear')}
            </Button>
          </>
        )}
      </p>
      <ul className={own.rows}>
        {found.slice(0, shown).map((template) => (
          <TemplateRow key={`${template.name}/${template.language}`} template={template} />
        ))}
      </ul>
      {found.length > shown && (
        <div>
          <Button variant="default" onClick={() => setShown(shown + PAGE)}>
            {t('templates.more')}
          </Button>
        </div>
      )}
    </>
  );
}

interface FiltersProps {
  templates: readonly ListedTemplate[];
  filter: TemplateFilter;
  onFilter(change: Partial<TemplateFilter>): void;
}

function Filters({ templates, filter, onFilter }: FiltersProps) {
  const { t } = useTranslation('channels');
  const words = useTemplateWords();
  return (
    <div className={own.filters}>
      <TextInput
        className={own.search}
        label={t('templates.search')}
        leftSection={<IconSearch size={15} />}
        value={filter.search}
        onChange={(event) => onFilter({ search: event.currentTarget.value })}
      />
      {(['status', 'category', 'language'] as const).map((of) => (
        <Select
          key={of}
          label={t(`templates.${of}`)}
          placeholder={t('templates.any')}
          clearable
          data={valuesOf(templates, of).map((value) => ({ value, label: words[of](value) }))}
          value={filter[of]}
          onChange={(value) => onFilter({ [of]: value })}
        />
      ))}
    </div>
  );
}
