import { AutoComplete, Input } from 'antd';
import { Field } from '../form/field.js';
import { useWords } from '../i18n/use-words.js';
import { useDraft } from './draft.js';

/** Makers offered while typing; any other may be written. */
const vendors = ['Dell', 'HPE', 'Lenovo', 'Huawei', 'xFusion', 'Inspur', 'H3C', 'Supermicro', 'Intel', 'ZTE', 'Sugon'] as const;

function VendorField() {
  const { t } = useWords();
  const { draft, setDraft } = useDraft();

  return (
    <Field label={t('form.vendor')}>
      {(id) => (
        <AutoComplete
          id={id}
          options={vendors.map((value) => ({ value }))}
          showSearch={{ filterOption: (typed, option) => option?.value.toLowerCase().startsWith(typed.toLowerCase()) === true }}
          value={draft.vendor}
          onChange={(vendor) => setDraft({ ...draft, vendor: vendor ?? '' })}
        />
      )}
    </Field>
  );
}

/** What is known besides the log; all of it optional. */
export function CaseFields() {
  const { t } = useWords();
  const { draft, setDraft } = useDraft();

  return (
    <div className="fields">
      <Field label={t('form.symptom')} wide>
        {(id) => (
          <Input.TextArea
            id={id}
            autoSize={{ minRows: 2, maxRows: 6 }}
            placeholder={t('form.symptomHint')}
            value={draft.symptom}
            onChange={(event) => setDraft({ ...draft, symptom: event.target.value })}
          />
        )}
      </Field>
      <VendorField />
      <Field label={t('form.model')}>
        {(id) => <Input id={id} value={draft.model} onChange={(event) => setDraft({ ...draft, model: event.target.value })} />}
      </Field>
      <Field label={t('form.faultTime')}>
        {(id) => (
          <Input
            id={id}
            type="datetime-local"
            value={draft.faultTime}
            onChange={(event) => setDraft({ ...draft, faultTime: event.target.value })}
          />
        )}
      </Field>
    </div>
  );
}
