import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './help.module.css';

const TEMPLATES = {
  plain: '{{ client.name }}',
  default: '{{ client.name | default: "friend" }}',
  number: '{{ order.total | round: 2 }}',
  date: '{{ order.deliveryAt | date: "%d.%m.%Y" }}',
  if: '{% if order.paid %}Paid{% else %}To pay{% endif %}',
  list: '{% for row in order.rows %}{{ row.title }} {% endfor %}',
};
const EXPRESSIONS = {
  compare: 'order.total > 100',
  both: 'order.paid && order.total > 100',
  text: 'client.name == "Anna"',
  contains: 'city.contains("York")',
  has: 'has(order.total)',
  answer: 'response.body.items[0].status',
  choose: 'order.paid ? "paid" : "to pay"',
};

/** All that one must know to write a template or an expression, on one page. */
export function HelpSheet({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation(['steps', 'ui']);
  return (
    <Modal opened={opened} onClose={onClose} title={t('steps:help.title')} size="lg" closeButtonProps={{ 'aria-label': t('ui:close') }}>
      <div className={classes.sheet}>
        <p>{t('steps:help.variables')}</p>
        <h3>{t('steps:help.templates')}</h3>
        <p>{t('steps:help.templatesText')}</p>
        <Examples part="template" codes={TEMPLATES} />
        <h3>{t('steps:help.expressions')}</h3>
        <p>{t('steps:help.expressionsText')}</p>
        <Examples part="expression" codes={EXPRESSIONS} />
        <p>{t('steps:help.limits')}</p>
      </div>
    </Modal>
  );
}

function Examples({ part, codes }: { part: 'template' | 'expression'; codes: Record<string, string> }) {
  const { t } = useTranslation('steps');
  return (
    <dl className={classes.examples}>
      {Object.entries(codes).map(([name, code]) => (
        <div key={name}>
          <dt>
            <code>{code}</code>
          </dt>
          <dd>{t(`help.${part}.${name}`)}</dd>
        </div>
      ))}
    </dl>
  );
}
