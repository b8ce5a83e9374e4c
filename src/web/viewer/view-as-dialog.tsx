import { Input, Modal, Radio } from 'antd';
import { useId, useState } from 'react';
import { useWords } from '../i18n/use-words.js';
import { type ViewedAs, viewAs, viewableRoles } from './viewed-as.js';

type ViewAsDialogProps = { readonly now: ViewedAs | null; readonly isOpen: boolean; readonly onClose: () => void };

/** Asks through whose eyes to look. */
export function ViewAsDialog({ now, isOpen, onClose }: ViewAsDialogProps) {
  const { t } = useWords();
  const [chosen, setChosen] = useState<ViewedAs>(now ?? { role: 'reader', organisation: '' });
  const field = useId();
  const look = () => {
    viewAs({ ...chosen, organisation: chosen.organisation.trim() });
    onClose();
  };

  return (
    <Modal
      title={t('viewAs.title')}
      open={isOpen}
      onCancel={onClose}
      onOk={look}
      okText={t('viewAs.start')}
      cancelText={t('form.cancel')}
      width={440}
    >
      <div className="stack">
        <p className="quiet">{t('viewAs.lead')}</p>
        <Radio.Group
          aria-label={t('viewAs.role')}
          value={chosen.role}
          onChange={(event) => setChosen({ ...chosen, role: event.target.value })}
          options={viewableRoles.map((role) => ({ value: role, label: t(`role.${role}`) }))}
        />
        <div className="field">
          <label htmlFor={field}>{t('viewAs.organisation')}</label>
          <Input
            id={field}
            value={chosen.organisation}
            maxLength={200}
            onChange={(event) => setChosen({ ...chosen, organisation: event.target.value })}
            onPressEnter={look}
          />
          <p className="quiet fine">{t(chosen.role === 'reader' ? 'viewAs.readerHint' : 'viewAs.staffHint')}</p>
        </div>
      </div>
    </Modal>
  );
}
