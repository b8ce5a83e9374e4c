import { Checkbox, Input, Modal, Radio, Select } from 'antd';
import { useState } from 'react';
import type { ComponentClass } from '#domain/component.js';
import type { SupportCase } from '#domain/support-case.js';
import { type Closing, useClose } from '../api/case-work.js';
import { useArticleHits } from '../api/knowledge-queries.js';
import { EditFailed } from '../form/edit-failed.js';
import { Field } from '../form/field.js';
import { useWords } from '../i18n/use-words.js';

const outcomes = ['resolved', 'notResolved', 'unknown'] as const;
/** Classes of parts in the order in which they break most often. */
const classes = [
  'memory',
  'drive',
  'psu',
  'fan',
  'cpu',
  'board',
  'raid-controller',
  'raid-battery',
  'backplane',
  'nic',
  'gpu',
  'pcie-card',
  'riser',
  'cable',
  'cmos-battery',
  'power-feed',
  'cooling',
  'bmc',
  'bios',
  'os',
  'chassis',
  'environment',
  'none',
] as const satisfies readonly ComponentClass[];

type ClosingProps = { readonly closing: Closing; readonly onChange: (changed: Partial<Closing>) => void };

/** The articles that helped, found by their words. */
function HelpedBy({ closing, onChange }: ClosingProps) {
  const { t } = useWords();
  const [typed, setTyped] = useState('');
  const hits = useArticleHits(typed);

  return (
    <Field wide label={t('case.articles')}>
      {(id) => (
        <Select
          id={id}
          mode="multiple"
          value={[...closing.articleIds]}
          placeholder={t('case.articlesHint')}
          showSearch={{ filterOption: false, onSearch: setTyped }}
          options={(hits.data?.hits ?? []).map((hit) => ({ value: hit.id, label: hit.title }))}
          onChange={(articleIds: string[]) => onChange({ articleIds })}
        />
      )}
    </Field>
  );
}

function Confirmed({ closing, onChange }: ClosingProps) {
  const { t } = useWords();
  const { confirmed } = closing;

  return (
    <div className="fields">
      <Field wide label={t('case.confirmed')}>
        {(id) => (
          <Select
            id={id}
            allowClear
            value={confirmed?.componentClass ?? null}
            options={classes.map((value) => ({ value, label: t(`class.${value}`) }))}
            onChange={(value) =>
              onChange({ confirmed: value == null ? undefined : { ...confirmed, componentClass: value as ComponentClass } })
            }
          />
        )}
      </Field>
      <Field wide label={t('case.locator')}>
        {(id) => (
          <Input
            id={id}
            value={confirmed?.locator ?? ''}
            disabled={confirmed === undefined}
            maxLength={100}
            onChange={({ target }) =>
              confirmed !== undefined && onChange({ confirmed: { ...confirmed, locator: target.value || undefined } })
            }
          />
        )}
      </Field>
    </div>
  );
}

function closingOf({ outcome, confirmed, cause, resolution, articleIds, verified }: SupportCase): Closing {
  return { outcome: outcome === 'unknown' ? 'resolved' : outcome, confirmed, cause, resolution, articleIds, verified };
}

type CloseCaseProps = { readonly found: SupportCase; readonly onDone: () => void };

/** Asks how a case ended: what it was, what was done, and which articles helped. */
export function CloseCase({ found, onDone }: CloseCaseProps) {
  const { t } = useWords();
  const close = useClose(found);
  const [closing, setClosing] = useState(() => closingOf(found));
  const change = (changed: Partial<Closing>) => setClosing({ ...closing, ...changed });

  return (
    <Modal
      title={t('case.closing')}
      open
      width={640}
      onCancel={onDone}
      onOk={() => close.mutate(closing, { onSuccess: onDone })}
      okText={t('case.close')}
      cancelText={t('form.cancel')}
      confirmLoading={close.isPending}
    >
      <div className="stack">
        <Radio.Group
          aria-label={t('case.outcome')}
          value={closing.outcome}
          onChange={({ target }) => change({ outcome: target.value })}
          options={outcomes.map((value) => ({ value, label: t(`outcome.${value}`) }))}
        />
        <Confirmed closing={closing} onChange={change} />
        {(['cause', 'resolution'] as const).map((part) => (
          <Field wide key={part} label={t(`case.${part}`)}>
            {(id) => (
              <Input.TextArea
                id={id}
                value={closing[part] ?? ''}
                maxLength={20_000}
                autoSize={{ minRows: 2, maxRows: 10 }}
                onChange={({ target }) => change({ [part]: target.value })}
              />
            )}
          </Field>
        ))}
        <HelpedBy closing={closing} onChange={change} />
        <Checkbox checked={closing.verified} onChange={({ target }) => change({ verified: target.checked })}>
          {t('case.verify')}
        </Checkbox>
        <EditFailed error={close.error} />
      </div>
    </Modal>
  );
}
